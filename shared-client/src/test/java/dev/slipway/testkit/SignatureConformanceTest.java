package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureConformanceTest {
    @TempDir
    private Path temp;

    private Path stubs;
    private Path vendor;

    @BeforeEach
    void folders() {
        stubs = temp.resolve("stubs");
        vendor = temp.resolve("vendor");
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("differences")
    void aDifferenceIsToldInASentence(String stub, String real, String difference) throws IOException {
        assertThat(differences(stub, real)).containsExactly("v/A: " + difference);
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                arguments("interface A {}", "abstract class A {}", "the vendor's is not an interface"),
                arguments("class A {}", "final class A {}", "the vendor's is final"),
                arguments("class A {}", "abstract class A {}", "the vendor's is abstract"),
                arguments("enum A { X, Y }", "enum A { X }", "the vendor has no field Y Lv/A;"),
                arguments("class A { public void m() {} }", "class A {}", "the vendor has no m()V"),
                arguments(
                        "class A { public void m() {} }",
                        "class A { public int m() { return 1; } }",
                        "the vendor has no m()V; it has m()I"),
                arguments(
                        "class A { public void m(Object o) {} }",
                        "class A { public <T extends Number> void m(T o) {} }",
                        "the vendor has no m(Ljava/lang/Object;)V; it has m(Ljava/lang/Number;)V"),
                arguments(
                        "class A { public void m() {} }",
                        "class A { public static void m() {} }",
                        "m()V is static with the vendor"),
                arguments(
                        "class A { public static void m() {} }",
                        "class A { public void m() {} }",
                        "m()V is not static with the vendor"),
                arguments(
                        "class A { public void m() {} }",
                        "class A { public final void m() {} }",
                        "m()V is final with the vendor"),
                arguments(
                        "class A { public void m() {} }",
                        "class A { protected void m() {} }",
                        "m()V is not public with the vendor"),
                arguments(
                        "class A { protected void m() {} }",
                        "class A { void m() {} }",
                        "m()V is not accessible with the vendor"),
                arguments(
                        "interface A { default void m() {} }",
                        "interface A { void m(); }",
                        "m()V is abstract with the vendor"),
                arguments(
                        "interface A {}",
                        "interface A { void m(); default void n() {} }",
                        "the abstract member m()V is not listed"),
                arguments(
                        "interface A {}",
                        "interface A extends Comparable<String> {}",
                        "the abstract member compareTo(Ljava/lang/Object;)I is not listed"),
                arguments(
                        "class A { public A() {} }",
                        "class A { public A(int i) {} }",
                        "the vendor has no <init>()V; it has <init>(I)V"),
                arguments("class A { public int f; }", "class A { public long f; }", "the vendor has no field f I"),
                arguments(
                        "class A { public static final String F = \"a\"; }",
                        "class A { public static final String F = \"b\"; }",
                        "F Ljava/lang/String; is the constant a, the vendor's is b"),
                arguments(
                        "class A implements Runnable { public void run() {} }",
                        "class A { public void run() {} }",
                        "the vendor's does not descend from java/lang/Runnable"),
                arguments(
                        "@interface A {}",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface A {}",
                        "retention is CLASS, the vendor's is RUNTIME"),
                arguments("@interface A { int x(); }", "@interface A {}", "the vendor has no x()I"));
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void whatIsNotLinkedMayDiffer(String stub, String real) throws IOException {
        assertThat(differences(stub, real)).isEmpty();
    }

    static Stream<Arguments> agreements() {
        return Stream.of(
                arguments("class A {}", "class A { public void more() {} public int field; }"),
                arguments("final class A {}", "class A {}"),
                arguments("abstract class A {}", "class A {}"),
                arguments(
                        "class A { public Object m(java.util.List l) { return l; } }",
                        "class A { public <T> T m(java.util.List<? extends T> list) throws Exception { return null; } }"),
                arguments("enum A { Y }", "enum A { X, Y, Z }"),
                arguments("class A { private int hidden; void own() {} }", "class A {}"),
                arguments("interface A { int size(); }", "interface A { int size(); boolean equals(Object other); }"),
                arguments("class A { public String toString() { return null; } }", "class A { }"),
                arguments("interface A extends Comparable<String> {}", "interface A extends Comparable<String> {}"));
    }

    @Test
    void aMemberMayComeFromAnAncestor() throws IOException {
        var stub = Sources.compile(stubs, "package v; public class A { public static int f; public void m() {} }");
        var real = Sources.compile(
                vendor,
                "package v; public class A extends Base {}",
                "package v; public class Base { public static int f; public void m() {} }");

        assertThat(SignatureConformance.differences(stub, real)).isEmpty();
    }

    @Test
    void aClassTheVendorDoesNotHaveIsNamed() throws IOException {
        assertThat(SignatureConformance.differences(
                        Sources.compile(stubs, "package v; public class A {}"),
                        Sources.compile(vendor, "package v; public class B {}")))
                .containsExactly("v/A: the vendor has no such class");
    }

    @Test
    void abstractMembersMatterWhereOurClassesImplementTheType() throws IOException {
        var stub = Sources.compile(
                stubs, "package v; public interface Called {}", "package v; public interface Implemented {}");
        var real = Sources.compile(
                vendor,
                "package v; public interface Called { void m(); }",
                "package v; public interface Implemented { void m(); }");
        var ours = Sources.compile(
                temp.resolve("ours"), stubs, "package o; public class Ours implements v.Implemented { v.Called c; }");

        assertThat(SignatureConformance.differences(stub, real, ours))
                .containsExactly("v/Implemented: the abstract member m()V is not listed");
    }

    @Test
    void theProgramPrintsTheDifferencesAndEndsWithOne() throws IOException {
        Sources.compile(stubs, "package v; public class A {}");
        Sources.compile(vendor, "package v; public final class A {}");
        var out = new ByteArrayOutputStream();

        int code = SignatureConformance.run(
                new String[] {stubs.toString(), vendor.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("v/A: the vendor's is final", "1 classes compared, 1 differences");
    }

    @Test
    void theProgramEndsWithZeroWhereNothingDiffers() throws IOException {
        Sources.compile(stubs, "package v; public class A {}");

        assertThat(SignatureConformance.run(
                        new String[] {stubs.toString(), stubs.toString(), stubs.toString()},
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
                .isZero();
    }

    private List<String> differences(String stub, String real) throws IOException {
        return SignatureConformance.differences(
                Sources.compile(stubs, "package v; public " + stub),
                Sources.compile(vendor, "package v; public " + real));
    }
}
