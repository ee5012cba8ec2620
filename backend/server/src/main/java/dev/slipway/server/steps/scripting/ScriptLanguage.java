package dev.slipway.server.steps.scripting;

import dev.slipway.server.engine.ActionFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What scripts are written in (R8.6). The order is the preference on Linux where there are several (R8.12). */
public enum ScriptLanguage {
    BASH("Bash", ".sh"),
    PYTHON("Python", ".py"),
    CSHARP("CSharp", ".csx"),
    FSHARP("FSharp", ".fsx"),
    POWERSHELL("PowerShell", ".ps1");

    private final String syntax;
    private final String extension;

    ScriptLanguage(String syntax, String extension) {
        this.syntax = syntax;
        this.extension = extension;
    }

    /** As a process names it. */
    public String syntax() {
        return syntax;
    }

    /** Of its files, with the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Reads {@code Octopus.Action.Script.Syntax}; PowerShell is what is meant by none.
     *
     * @throws ActionFailed when there is no such language
     */
    public static ScriptLanguage ofSyntax(String syntax) throws ActionFailed {
        String wanted = syntax.isBlank() ? POWERSHELL.syntax : syntax.strip();
        return Arrays.stream(values())
                .filter(language -> language.syntax.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new ActionFailed("'" + wanted + "' is not a script language; there are "
                        + all().stream().map(ScriptLanguage::syntax).collect(Collectors.joining(", ")) + "."));
    }

    public static Optional<ScriptLanguage> ofFile(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(language -> folded.endsWith(language.extension))
                .findFirst();
    }

    public static List<ScriptLanguage> all() {
        return List.of(values());
    }
}
