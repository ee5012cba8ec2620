package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a field is shown: {@code VariableValue}, {@code Checkbox}, {@code TextArea}, {@code Paragraph} or {@code
 * SubmitButtonGroup} (R7.42).
 *
 * <p>Each type has its own fields and leaves out the others; a variable has all from {@code name} to {@code
 * displaySettings}.
 */
@WireRecord
public record FormControl(
        String type,
        @OmitWhenNull @Nullable String name,
        @OmitWhenNull @Nullable String label,
        @OmitWhenNull @Nullable String description,
        @OmitWhenNull @Nullable Boolean required,
        @OmitWhenNull @Nullable Map<String, String> displaySettings,
        @OmitWhenNull @Nullable String text,
        @OmitWhenNull @Nullable Boolean resolveLinks,
        @OmitWhenNull @Nullable List<FormButton> buttons)
        implements FormControlBuilder.With {
    static final FormControl PARAGRAPH = new FormControl("Paragraph", null, null, null, null, null, "", null, null);

    public FormControl {
        displaySettings = "VariableValue".equals(type)
                ? requireNonNullElse(displaySettings, Map.of())
                : Defaults.nullIfEmpty(displaySettings);
        buttons = Defaults.nullIfEmpty(buttons);
    }

    public static FormControl variable(
            String name, String label, String description, boolean required, Map<String, String> displaySettings) {
        return new FormControl("VariableValue", name, label, description, required, displaySettings, null, null, null);
    }

    public static FormControl paragraph(String text) {
        return new FormControl("Paragraph", null, null, null, null, null, text, true, null);
    }

    public static FormControl textArea(String label) {
        return new FormControl("TextArea", null, label, null, null, null, null, null, null);
    }

    public static FormControl buttons(List<FormButton> buttons) {
        return new FormControl("SubmitButtonGroup", null, null, null, null, null, null, null, buttons);
    }
}
