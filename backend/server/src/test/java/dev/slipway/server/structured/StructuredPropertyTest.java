package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Random files and values: other readers find the new values in them, and every byte beside the values is as it was. */
class StructuredPropertyTest {
    private static final int ROUNDS = 400;

    /** Finds the text at a place of a file in another way than the code that is tested. */
    private interface Reader {
        String read(String path) throws Exception;
    }

    private interface ReaderOf {
        Reader of(String text) throws Exception;
    }

    private static void check(String file, RandomFiles.Format format, ReaderOf readers) throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            RandomFiles.Sample sample = RandomFiles.sample(format, random);
            Map<String, String> values = new LinkedHashMap<>();
            for (RandomFiles.Place place : sample.places()) {
                if (random.nextInt(3) == 0) {
                    values.put(place.path(), RandomFiles.value(random, format));
                }
            }
            String before = sample.text();
            Edited edited =
                    StructuredFile.edit(file, before.getBytes(StandardCharsets.UTF_8), Editing.variables(values));
            String after = new String(edited.content(), StandardCharsets.UTF_8);

            String told = "seed " + seed + "\n" + before + "\n=>\n" + after + "\n" + values;
            assertThat(edited.warnings()).as(told).isEmpty();
            assertThat(edited.replaced()).as(told).containsExactlyInAnyOrderElementsOf(values.keySet());
            assertThat(sample.pattern(values.keySet()).matcher(after).matches())
                    .as(told)
                    .isTrue();
            Reader reader = readers.of(after);
            for (Map.Entry<String, String> value : values.entrySet()) {
                assertThat(reader.read(value.getKey())).as(told).isEqualTo(value.getValue());
            }
        }
    }

    @Test
    void json() throws Exception {
        check("a.json", RandomFiles.Format.JSON, text -> {
            JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text));
            reader.setLenient(true);
            Object root = reader.readJsonValue();
            return path -> String.valueOf(at(root, path));
        });
    }

    @Test
    void yaml() throws Exception {
        check("a.yaml", RandomFiles.Format.YAML, text -> {
            Object root = new Load(LoadSettings.builder()
                            .setSchema(new FailsafeSchema())
                            .build())
                    .loadFromString(text);
            return path -> String.valueOf(at(root, path));
        });
    }

    @Test
    void xml() throws Exception {
        check("a.xml", RandomFiles.Format.XML, text -> {
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return path -> XPathFactory.newDefaultInstance().newXPath().evaluate(path, document);
        });
    }

    @Test
    void properties() throws Exception {
        check("a.properties", RandomFiles.Format.PROPERTIES, text -> {
            var properties = new Properties();
            properties.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return path -> String.valueOf(properties.get(path));
        });
    }

    private static @Nullable Object at(@Nullable Object root, String path) {
        Object node = root;
        for (String key : path.split(":")) {
            if (node instanceof List<?> items) {
                node = items.get(Integer.parseInt(key));
            } else if (node instanceof Map<?, ?> map) {
                node = map.get(key);
            }
        }
        return node;
    }
}
