package dev.slipway.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Whether a packaged plugin would link where it is installed: each class, method and field that its classes refer to must be in the archive, among what the
 * build server provides, or in the JDK. What is asked of is the constant pool, that is everything the virtual machine could ever resolve.
 */
public final class Linkage {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final ClassFiles shipped;
    private final ClassFiles known;

    /**
     * @param shipped the archive
     * @param provided what is there at run time without being shipped: the vendor's signatures, and libraries the build server has
     */
    public Linkage(ClassFiles shipped, ClassFiles provided) {
        this.shipped = shipped;
        this.known = shipped.and(provided);
    }

    /**
     * The references that nobody provides, sorted, each with one class that has it.
     *
     * @param optional packages ({@code org.conscrypt}) that libraries look for and do without
     */
    public List<String> unresolved(Collection<String> optional) {
        var unresolved = new TreeSet<String>();
        shipped.readers().forEach(file -> new References(file, known, internal(optional)).addTo(unresolved));
        return List.copyOf(unresolved);
    }

    /** The shipped classes that are in one of these packages or below, for example {@code com.atlassian}. */
    public List<String> shippedOf(Collection<String> packages) {
        var prefixes = internal(packages);
        return shipped.names().stream()
                .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                .toList();
    }

    private static List<String> internal(Collection<String> packages) {
        return packages.stream().map(name -> name.replace('.', '/') + '/').toList();
    }

    /** The references of one class file. */
    private record References(ClassReader file, ClassFiles known, List<String> optional) {

        void addTo(Set<String> unresolved) {
            var buffer = new char[file.getMaxStringLength()];
            for (int index = 1; index < file.getItemCount(); index++) {
                int item = file.getItem(index);
                int tag = item == 0 ? 0 : file.readByte(item - 1);
                if (tag == CLASS) {
                    checkType(Type.getObjectType(file.readUTF8(item, buffer)), unresolved);
                } else if (tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD) {
                    int nameAndType = file.getItem(file.readUnsignedShort(item + 2));
                    checkMember(
                            tag,
                            Type.getObjectType(file.readClass(item, buffer)),
                            file.readUTF8(nameAndType, buffer),
                            file.readUTF8(nameAndType + 2, buffer),
                            unresolved);
                }
            }
        }

        private void checkType(Type type, Set<String> unresolved) {
            var element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT
                    && !isOptional(element.getInternalName())
                    && known.find(element.getInternalName()).isEmpty()) {
                unresolved.add(element.getInternalName() + " from " + file.getClassName());
            }
        }

        private void checkMember(int tag, Type owner, String name, String descriptor, Set<String> unresolved) {
            if (owner.getSort() == Type.ARRAY || isOptional(owner.getInternalName()) || isPolymorphic(owner)) {
                return;
            }
            known.find(owner.getInternalName()).ifPresent(type -> {
                var found = tag == FIELD ? known.field(type, name, descriptor) : known.method(type, name, descriptor);
                if (found.isEmpty() && !hasOptionalParent(type)) {
                    unresolved.add(type.name() + "." + name + (tag == FIELD ? " " : "") + descriptor + " from "
                            + file.getClassName());
                }
            });
        }

        /** Method and variable handles take any arguments; the virtual machine makes the method up. */
        private static boolean isPolymorphic(Type owner) {
            return Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle")
                    .contains(owner.getInternalName());
        }

        private boolean hasOptionalParent(ClassShape type) {
            return known.lineage(type).stream().flatMap(ClassShape::parents).anyMatch(this::isOptional);
        }

        private boolean isOptional(String name) {
            return optional.stream().anyMatch(name::startsWith);
        }
    }
}
