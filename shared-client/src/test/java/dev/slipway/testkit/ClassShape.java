package dev.slipway.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file declares, as far as linking asks for it. Names are internal ones ({@code java/lang/String}).
 *
 * @param retention of an annotation type; {@code CLASS}, the language's default, for every other type
 */
record ClassShape(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        String retention,
        List<Member> fields,
        List<Member> methods) {

    /** @param constant the value the compiler copies into the classes that use a constant field, or null */
    record Member(String name, String descriptor, int access, @Nullable Object constant) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }

        /** Whether a class of another package may use it. */
        boolean isVisible() {
            return is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
        }

        boolean isConstructor() {
            return name.equals("<init>");
        }

        @Override
        public String toString() {
            return name + (descriptor.startsWith("(") ? descriptor : " " + descriptor);
        }
    }

    static ClassShape read(ClassReader file) {
        var reading = new Reading();
        file.accept(reading, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassShape(
                file.getClassName(),
                reading.access,
                file.getSuperName(),
                List.of(file.getInterfaces()),
                reading.retention,
                List.copyOf(reading.fields),
                List.copyOf(reading.methods));
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    Stream<String> parents() {
        return Stream.concat(Stream.ofNullable(superName), interfaces.stream());
    }

    Optional<Member> field(String field, String descriptor) {
        return find(fields, field, descriptor);
    }

    Optional<Member> method(String method, String descriptor) {
        return find(methods, method, descriptor);
    }

    private static Optional<Member> find(List<Member> members, String name, String descriptor) {
        return members.stream()
                .filter(member ->
                        member.name().equals(name) && member.descriptor().equals(descriptor))
                .findFirst();
    }

    private static final class Reading extends ClassVisitor {
        private int access;
        private String retention = "CLASS";
        private final List<Member> fields = new ArrayList<>();
        private final List<Member> methods = new ArrayList<>();

        Reading() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            access = flags;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return descriptor.equals("Ljava/lang/annotation/Retention;") ? new RetentionReading() : null;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int flags, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(new Member(name, descriptor, flags, value));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int flags, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
            methods.add(new Member(name, descriptor, flags, null));
            return null;
        }

        private final class RetentionReading extends AnnotationVisitor {
            RetentionReading() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitEnum(String name, String descriptor, String value) {
                retention = value;
            }
        }
    }
}
