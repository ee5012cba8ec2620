package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

/** Twin for tests of what is only a signature otherwise. */
public class FormValidation extends IOException implements HttpResponse {
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return new FormValidation(Kind.OK, "");
    }

    public static FormValidation ok(String message) {
        return new FormValidation(Kind.OK, message);
    }

    public static FormValidation warning(String message) {
        return new FormValidation(Kind.WARNING, message);
    }

    public static FormValidation error(String message) {
        return new FormValidation(Kind.ERROR, message);
    }
}
