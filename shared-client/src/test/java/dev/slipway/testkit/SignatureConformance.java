package dev.slipway.testkit;

import dev.slipway.testkit.ClassShape.Member;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Compares the classes of an {@code sdk-signatures} module, which only stand for a vendor's, with the vendor's real ones. What is compared is what the virtual
 * machine looks at when it links: kinds, erased descriptors, accessibility, constants and the retention of annotations. Generics, {@code throws} clauses and
 * annotations on members are not linked and not compared. A signature may leave out members that nobody calls, but not an abstract one: whoever implements
 * the type would fail at run time.
 */
public final class SignatureConformance {
    private final ClassFiles stubs;
    private final ClassFiles vendor;
    private final List<String> differences = new ArrayList<>();

    private SignatureConformance(ClassFiles stubs, ClassFiles vendor) {
        this.stubs = stubs;
        this.vendor = vendor;
    }

    /**
     * Prints each difference; ends with 1 when there is one, and with 2 when the arguments are not paths of signatures, of the vendor's jars and, if wanted, of
     * the classes that implement them (several paths joined as in a class path).
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            out.println("usage: SignatureConformance SIGNATURES VENDOR-JARS [IMPLEMENTATIONS]");
            return 2;
        }
        var stubs = ClassFiles.read(paths(arguments[0]));
        var vendor = ClassFiles.read(paths(arguments[1]));
        var differences = arguments.length == 2
                ? differences(stubs, vendor)
                : differences(stubs, vendor, ClassFiles.read(paths(arguments[2])));
        differences.forEach(out::println);
        out.println(stubs.names().size() + " classes compared, " + differences.size() + " differences");
        return differences.isEmpty() ? 0 : 1;
    }

    /** The differences, one sentence each; every abstract member of every compared type is asked for. */
    public static List<String> differences(ClassFiles stubs, ClassFiles vendor) {
        return compare(stubs, vendor, stubs.names());
    }

    /** The differences, where abstract members are asked for only of the types that the given classes extend or implement. */
    public static List<String> differences(ClassFiles stubs, ClassFiles vendor, ClassFiles implementations) {
        var known = implementations.and(stubs);
        var implemented = implementations
                .shapes()
                .flatMap(type -> known.lineage(type).stream())
                .map(ClassShape::name)
                .collect(Collectors.toSet());
        return compare(stubs, vendor, implemented);
    }

    private static List<String> compare(ClassFiles stubs, ClassFiles vendor, Set<String> implemented) {
        var conformance = new SignatureConformance(stubs, vendor);
        stubs.shapes()
                .filter(type -> type.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED))
                .forEach(type -> conformance.compare(type, implemented.contains(type.name())));
        return List.copyOf(conformance.differences);
    }

    private void compare(ClassShape stub, boolean implemented) {
        if (!vendor.names().contains(stub.name())) {
            differences.add(stub.name() + ": the vendor has no such class");
            return;
        }
        var real = vendor.find(stub.name()).orElseThrow();
        compareKinds(stub, real);
        compareParents(stub, real);
        visible(stub.fields()).forEach(field -> compareField(stub, real, field));
        visible(stub.methods()).forEach(method -> compareMethod(stub, real, method));
        if (implemented) {
            compareAbstractMembers(stub, real);
        }
    }

    private void compareKinds(ClassShape stub, ClassShape real) {
        compareKind(stub, real, Opcodes.ACC_INTERFACE, "an interface");
        compareKind(stub, real, Opcodes.ACC_ANNOTATION, "an annotation type");
        compareKind(stub, real, Opcodes.ACC_ENUM, "an enum");
        if (!real.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) {
            differ(stub, "the vendor's is not public");
        }
        if (real.is(Opcodes.ACC_FINAL) && !stub.is(Opcodes.ACC_FINAL)) {
            differ(stub, "the vendor's is final");
        }
        if (real.is(Opcodes.ACC_ABSTRACT) && !stub.is(Opcodes.ACC_ABSTRACT)) {
            differ(stub, "the vendor's is abstract");
        }
        if (!stub.retention().equals(real.retention())) {
            differ(stub, "retention is " + stub.retention() + ", the vendor's is " + real.retention());
        }
    }

    private void compareKind(ClassShape stub, ClassShape real, int flag, String kind) {
        if (stub.is(flag) != real.is(flag)) {
            differ(stub, "the vendor's is " + (real.is(flag) ? "" : "not ") + kind);
        }
    }

    private void compareParents(ClassShape stub, ClassShape real) {
        var ancestors =
                vendor.lineage(real).stream().flatMap(ClassShape::parents).collect(Collectors.toSet());
        stub.parents()
                .filter(parent -> !ancestors.contains(parent))
                .forEach(parent -> differ(stub, "the vendor's does not descend from " + parent));
    }

    private void compareField(ClassShape stub, ClassShape real, Member field) {
        var found = vendor.field(real, field.name(), field.descriptor());
        if (found.isEmpty()) {
            differ(stub, "the vendor has no field " + field);
            return;
        }
        compareFlags(stub, field, found.get());
        if (field.is(Opcodes.ACC_ENUM) != found.get().is(Opcodes.ACC_ENUM)) {
            differ(stub, field + " is an enum constant in one of the two only");
        }
        if (!Objects.equals(field.constant(), found.get().constant())) {
            differ(
                    stub,
                    field + " is the constant " + field.constant() + ", the vendor's is "
                            + found.get().constant());
        }
    }

    private void compareMethod(ClassShape stub, ClassShape real, Member method) {
        var found = vendor.method(real, method.name(), method.descriptor());
        if (found.isEmpty()) {
            differ(stub, "the vendor has no " + method + overloads(real, method));
            return;
        }
        compareFlags(stub, method, found.get());
        boolean mayBeOverridden = !method.is(Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)
                && !stub.is(Opcodes.ACC_FINAL)
                && !method.isConstructor();
        if (found.get().is(Opcodes.ACC_FINAL) && mayBeOverridden) {
            differ(stub, method + " is final with the vendor");
        }
        if (found.get().is(Opcodes.ACC_ABSTRACT) && !method.is(Opcodes.ACC_ABSTRACT)) {
            differ(stub, method + " is abstract with the vendor");
        }
    }

    private void compareFlags(ClassShape stub, Member member, Member real) {
        if (member.is(Opcodes.ACC_STATIC) != real.is(Opcodes.ACC_STATIC)) {
            differ(stub, member + " is " + (real.is(Opcodes.ACC_STATIC) ? "" : "not ") + "static with the vendor");
        }
        if (member.is(Opcodes.ACC_PUBLIC) && !real.is(Opcodes.ACC_PUBLIC)) {
            differ(stub, member + " is not public with the vendor");
        } else if (!real.isVisible()) {
            differ(stub, member + " is not accessible with the vendor");
        }
    }

    /** What the type asks of those who implement it, wherever it has it from, must be known to the signature. */
    private void compareAbstractMembers(ClassShape stub, ClassShape real) {
        abstractMembers(real)
                .filter(member ->
                        stubs.method(stub, member.name(), member.descriptor()).isEmpty())
                .forEach(member -> differ(stub, "the abstract member " + member + " is not listed"));
    }

    private Stream<Member> abstractMembers(ClassShape real) {
        return vendor.lineage(real).stream()
                .flatMap(ancestor -> ancestor.methods().stream())
                .filter(member -> member.is(Opcodes.ACC_ABSTRACT))
                .filter(member -> vendor.lineage(real).stream()
                        .flatMap(ancestor -> ancestor.method(member.name(), member.descriptor()).stream())
                        .allMatch(candidate -> candidate.is(Opcodes.ACC_ABSTRACT)))
                .map(member -> new Member(member.name(), member.descriptor(), Opcodes.ACC_ABSTRACT, null))
                .distinct();
    }

    /** A hint for whoever corrects the signature. */
    private String overloads(ClassShape real, Member method) {
        var owners = method.isConstructor() ? List.of(real) : vendor.lineage(real);
        var others = owners.stream()
                .flatMap(ancestor -> ancestor.methods().stream())
                .filter(other -> other.name().equals(method.name()) && other.isVisible())
                .map(Member::toString)
                .distinct()
                .toList();
        return others.isEmpty() ? "" : "; it has " + String.join(", ", others);
    }

    /** What a source could name; the compiler's own bridges are not compared. */
    private static Stream<Member> visible(List<Member> members) {
        return members.stream().filter(member -> member.isVisible() && !member.is(Opcodes.ACC_SYNTHETIC));
    }

    private void differ(ClassShape stub, String difference) {
        differences.add(stub.name() + ": " + difference);
    }

    private static List<Path> paths(String joined) {
        return Arrays.stream(joined.split(File.pathSeparator)).map(Path::of).toList();
    }
}
