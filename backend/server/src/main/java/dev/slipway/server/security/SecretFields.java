package dev.slipway.server.security;

import dev.slipway.api.SensitiveValue;
import dev.slipway.json.WireJson;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one resource by field, encrypted: what stands in a {@code secrets} column beside the document, which
 * itself never holds one.
 */
public record SecretFields(Map<String, String> encrypted) {
    private static final Type TYPE =
            com.squareup.moshi.Types.newParameterizedType(Map.class, String.class, String.class);
    public static final SecretFields NONE = new SecretFields(Map.of());

    /** From the column's text; null and empty are none. */
    public static SecretFields parse(@Nullable String column) {
        return column == null || column.isEmpty() ? NONE : new SecretFields(WireJson.read(column, TYPE));
    }

    /** The column's text. */
    public String text() {
        return WireJson.write(encrypted, TYPE);
    }

    /**
     * What is kept after a client sent these: a new value is encrypted, {@code HasValue} alone keeps what is there, all
     * else is dropped, an empty new value too (R0.7). Fields that were not sent are dropped as well.
     *
     * @param owner the id of the resource, which the secrets are bound to
     */
    public SecretFields after(Map<String, SensitiveValue> sent, String owner, Encryption encryption) {
        var kept = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> {
            if (value.newValue() != null) {
                if (!value.newValue().isEmpty()) {
                    kept.put(field, encryption.encrypt(owner, new Secret(value.newValue())));
                }
            } else if (value.hasValue() && encrypted.containsKey(field)) {
                kept.put(field, encrypted.get(field));
            }
        });
        return new SecretFields(Collections.unmodifiableMap(kept));
    }

    /** What is kept after a client sent the resource, of these fields and no others. */
    public <R> SecretFields after(R sent, List<SecretField<R>> fields, String owner, Encryption encryption) {
        var values = new LinkedHashMap<String, SensitiveValue>();
        fields.forEach(field -> values.put(field.wireName(), field.of(sent)));
        return after(values, owner, encryption);
    }

    /** The resource with all that clients may know of the secrets in these fields, and none of them. */
    public <R> R shownIn(R resource, List<SecretField<R>> fields) {
        R shown = resource;
        for (SecretField<R> field : fields) {
            shown = field.set(shown, shown(field.wireName()));
        }
        return shown;
    }

    /** The same secrets for another resource, such as a copy. */
    public SecretFields rebound(String owner, String newOwner, Encryption encryption) {
        var rebound = new LinkedHashMap<String, String>();
        encrypted.forEach(
                (field, text) -> rebound.put(field, encryption.encrypt(newOwner, encryption.decrypt(owner, text))));
        return new SecretFields(Collections.unmodifiableMap(rebound));
    }

    /** How a field is shown to clients. */
    public SensitiveValue shown(String field) {
        return encrypted.containsKey(field) ? SensitiveValue.KEPT : SensitiveValue.NONE;
    }

    public Optional<Secret> reveal(String field, String owner, Encryption encryption) {
        return Optional.ofNullable(encrypted.get(field)).map(text -> encryption.decrypt(owner, text));
    }
}
