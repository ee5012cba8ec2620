package dev.slipway.server.expression.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the patterns of .NET, for American English: a standard pattern is a letter (C D E F G N P R X) and up to
 * two digits, everything else is a custom pattern such as {@code 0.00}.
 */
final class NumberFormat {
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.US);
    private static final int MAX_LENGTH = 100;

    /** Keeps numbers short when they are written without an exponent. */
    private static final int MAX_MAGNITUDE = 300;

    /** A decimal number, or null. */
    static @Nullable BigDecimal parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > MAX_LENGTH) {
            return null;
        }
        try {
            var number = new BigDecimal(digits);
            long magnitude = Math.max(Math.abs((long) number.scale()), (long) number.precision() - number.scale());
            return magnitude > MAX_MAGNITUDE ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The number, or null when it does not suit the pattern or the pattern is malformed. */
    static @Nullable String format(BigDecimal number, String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            return null;
        }
        Integer precision = Numbers.natural(pattern.substring(1));
        boolean standard =
                isLetter(pattern.charAt(0)) && (pattern.length() == 1 || (pattern.length() <= 3 && precision != null));
        return standard ? standard(number, pattern.charAt(0), precision) : custom(number, pattern);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static @Nullable String standard(BigDecimal number, char letter, @Nullable Integer precision) {
        int decimals = precision == null ? 2 : precision;
        return switch (Character.toUpperCase(letter)) {
            case 'C' -> (number.signum() < 0 ? "-$" : "$") + grouped(number.abs(), decimals);
            case 'D' -> integer(number, 10, precision, letter);
            case 'E' -> exponential(number, precision == null ? 6 : precision, letter);
            case 'F' -> number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
            case 'G', 'R' -> plain(number);
            case 'N' -> grouped(number, decimals);
            case 'P' -> grouped(number.movePointRight(2), decimals) + "%";
            case 'X' -> integer(number, 16, precision, letter);
            default -> null;
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String grouped(BigDecimal number, int decimals) {
        String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return rounding(new DecimalFormat(pattern, SYMBOLS)).format(number);
    }

    private static @Nullable String integer(BigDecimal number, int radix, @Nullable Integer precision, char letter) {
        BigInteger value;
        try {
            value = number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            return null;
        }
        boolean negativeHex = radix == 16 && value.signum() < 0;
        String digits = negativeHex
                ? Integer.toHexString(value.intValue())
                : value.abs().toString(radix);
        int width = precision == null ? 0 : precision;
        String padded = "0".repeat(Math.max(0, width - digits.length())) + digits;
        String cased = Character.isUpperCase(letter) ? padded.toUpperCase(Locale.ROOT) : padded;
        return value.signum() < 0 && !negativeHex ? "-" + cased : cased;
    }

    private static String exponential(BigDecimal number, int decimals, char letter) {
        String pattern = (decimals == 0 ? "0" : "0." + "0".repeat(decimals)) + "E000";
        String text = rounding(new DecimalFormat(pattern, SYMBOLS)).format(number);
        String signed = text.contains("E-") ? text : text.replace("E", "E+");
        return letter == 'e' ? signed.toLowerCase(Locale.ROOT) : signed;
    }

    private static @Nullable String custom(BigDecimal number, String pattern) {
        try {
            return rounding(new DecimalFormat(pattern, SYMBOLS)).format(number);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static DecimalFormat rounding(DecimalFormat format) {
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    private NumberFormat() {}
}
