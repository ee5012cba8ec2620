package dev.slipway.host;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a machine is used.
 *
 * @param root the absolute path below which Slipway keeps tickets and packages; null is {@code .slipway} in the home directory
 * @param posixShell the program, with arguments, that runs the scripts of this module; any POSIX shell does
 * @param cancelGrace how long a cancelled script has between SIGTERM and SIGKILL, in whole seconds
 */
public record HostSettings(@Nullable String root, String posixShell, Duration cancelGrace) {
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9/._+-]+( [A-Za-z0-9/._+-]+)*");

    public static final HostSettings DEFAULT = new HostSettings(null, "sh", Duration.ofSeconds(10));

    public HostSettings {
        if (root != null) {
            AbsolutePath.check(root);
        }
        if (!WORDS.matcher(posixShell).matches()) {
            throw new IllegalArgumentException("'" + posixShell
                    + "' is not a shell: words of A-Z a-z 0-9 / . _ + - with single blanks between them");
        }
    }

    public HostSettings withRoot(String newRoot) {
        return new HostSettings(newRoot, posixShell, cancelGrace);
    }

    public HostSettings withPosixShell(String newPosixShell) {
        return new HostSettings(root, newPosixShell, cancelGrace);
    }

    public HostSettings withCancelGrace(Duration newCancelGrace) {
        return new HostSettings(root, posixShell, newCancelGrace);
    }
}
