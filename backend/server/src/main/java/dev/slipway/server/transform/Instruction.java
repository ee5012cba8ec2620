package dev.slipway.server.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code xdt} attribute says, such as {@code Match(key, name)}.
 *
 * @param argument what stands between the brackets; empty without them
 */
record Instruction(String name, String argument) {
    /** None when it is not written as an instruction is. */
    static Optional<Instruction> parse(String text) {
        String written = text.strip();
        int bracket = written.indexOf('(');
        String name = bracket < 0 ? written : written.substring(0, bracket).stripTrailing();
        boolean isName = !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        if (!isName || (bracket >= 0 && !written.endsWith(")"))) {
            return Optional.empty();
        }
        String argument = bracket < 0 ? "" : written.substring(bracket + 1, written.length() - 1);
        return Optional.of(new Instruction(name, argument.strip()));
    }

    /** The argument as a list with commas. */
    List<String> arguments() {
        return Arrays.stream(argument.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
