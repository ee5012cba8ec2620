package dev.slipway.testkit;

import dev.slipway.testkit.ClassShape.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * The classes of folders and archives, with those of the JDK that runs the test behind them. An archive inside an archive counts too, as in an {@code .hpi}
 * or in a plugin jar with {@code META-INF/lib}. No class is loaded.
 */
public final class ClassFiles {
    private final Map<String, byte[]> files;
    private final Map<String, Optional<ClassShape>> shapes = new ConcurrentHashMap<>();

    private ClassFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    /** Reads folders of class files and {@code .jar}, {@code .hpi} or {@code .zip} archives; a class in two of them is that of the first. */
    public static ClassFiles read(Collection<Path> foldersAndArchives) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (Path place : foldersAndArchives) {
            if (Files.isDirectory(place)) {
                readFolder(place, files);
            } else {
                try (var archive = Files.newInputStream(place)) {
                    readArchive(archive, files);
                }
            }
        }
        return new ClassFiles(files);
    }

    public static ClassFiles read(Path... foldersAndArchives) throws IOException {
        return read(List.of(foldersAndArchives));
    }

    /** These classes, then the others. */
    public ClassFiles and(ClassFiles others) {
        var both = new TreeMap<>(others.files);
        both.putAll(files);
        return new ClassFiles(both);
    }

    /** The internal names of the classes, without those of the JDK. */
    public Set<String> names() {
        return files.keySet();
    }

    Stream<ClassShape> shapes() {
        return files.keySet().stream().map(name -> find(name).orElseThrow());
    }

    Stream<ClassReader> readers() {
        return files.values().stream().map(ClassReader::new);
    }

    /** The class of that internal name, here or in the JDK. */
    Optional<ClassShape> find(String name) {
        return shapes.computeIfAbsent(name, this::load);
    }

    /** The type and all its known ancestors, in the order in which the virtual machine looks for a member. */
    List<ClassShape> lineage(ClassShape type) {
        var found = new LinkedHashSet<ClassShape>();
        collect(type, found);
        return List.copyOf(found);
    }

    /** A field as the virtual machine would find it from that type. */
    Optional<Member> field(ClassShape type, String name, String descriptor) {
        return lineage(type).stream()
                .flatMap(ancestor -> ancestor.field(name, descriptor).stream())
                .findFirst();
    }

    /** A method as the virtual machine would find it from that type; a constructor is not inherited. */
    Optional<Member> method(ClassShape type, String name, String descriptor) {
        if (name.equals("<init>")) {
            return type.method(name, descriptor);
        }
        return lineage(type).stream()
                .flatMap(ancestor -> ancestor.method(name, descriptor).stream())
                .findFirst();
    }

    private void collect(ClassShape type, Set<ClassShape> found) {
        if (found.add(type)) {
            type.parents().forEach(parent -> find(parent).ifPresent(known -> collect(known, found)));
        }
    }

    private Optional<ClassShape> load(String name) {
        byte @Nullable [] ours = files.get(name);
        if (ours != null) {
            return Optional.of(ClassShape.read(new ClassReader(ours)));
        }
        try (InputStream jdk = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return jdk == null ? Optional.empty() : Optional.of(ClassShape.read(new ClassReader(jdk)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static void readFolder(Path folder, Map<String, byte[]> files) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).sorted().forEach(found::add);
        }
        for (Path file : found) {
            if (isClass(file.toString())) {
                keep(Files.readAllBytes(file), files);
            }
        }
    }

    private static void readArchive(InputStream content, Map<String, byte[]> files) throws IOException {
        var archive = new ZipInputStream(content);
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (isClass(entry.getName())) {
                keep(archive.readAllBytes(), files);
            } else if (isArchive(entry.getName())) {
                readArchive(archive, files);
            }
        }
    }

    /** Classes for later Java versions ({@code META-INF/versions}) stand for one that is there already. */
    private static boolean isClass(String path) {
        return path.endsWith(".class") && !path.endsWith("module-info.class") && !path.contains("META-INF/versions/");
    }

    private static boolean isArchive(String path) {
        return path.endsWith(".jar") || path.endsWith(".zip");
    }

    private static void keep(byte[] content, Map<String, byte[]> files) {
        files.putIfAbsent(new ClassReader(content).getClassName(), content);
    }
}
