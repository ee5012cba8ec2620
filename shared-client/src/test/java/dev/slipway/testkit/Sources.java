package dev.slipway.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Compiles the few lines a test is about; a public type names its file. */
final class Sources {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("public .*?(?:class|interface|enum) (\\w+)");

    private Sources() {}

    /** The class files of these sources, which may also use the classes in {@code classPath}. */
    static ClassFiles compile(Path folder, Path classPath, String... sources) throws IOException {
        var files = new ArrayList<Path>();
        for (String source : sources) {
            var file = folder.resolve("src")
                    .resolve(first(PACKAGE, source).replace('.', '/'))
                    .resolve(first(TYPE, source) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-d", folder.toString(), "-cp", classPath.toString(), "-proc:none");
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (!task.call()) {
                throw new IllegalArgumentException("These sources do not compile: " + files);
            }
        }
        return ClassFiles.read(folder);
    }

    static ClassFiles compile(Path folder, String... sources) throws IOException {
        return compile(folder, folder, sources);
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("There is no " + pattern + " in: " + source);
        }
        return matcher.group(1);
    }
}
