package dev.slipway.server.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Random files and changes: another reader finds the changes, and every byte beside them is as it was. */
class EditableXmlPropertyTest {
    private static final int ROUNDS = 400;

    private static final String[] MARKS = {
        "<zz/>",
        "<zz a='1'>x &amp; y</zz>",
        "<zz>\n  <z2/>\n  <!-- z --><![CDATA[<]]>\n</zz>",
        "<z:zz xmlns:z='urn:z'><z:y/></z:zz>"
    };

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Document parsed(byte[] content) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    private static List<Element> all(Element element) {
        var found = new ArrayList<Element>();
        found.add(element);
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                found.addAll(all(inner));
            }
        }
        return found;
    }

    @Test
    void attributesThatAreSetAreReadAgainAndNothingElseChanges() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            RandomFiles.Sample sample = RandomFiles.sample(RandomFiles.Format.XML, random);
            EditableXml file = EditableXml.read(utf8(sample.text()));
            Set<String> changed = new HashSet<>();
            String value = RandomFiles.value(random, RandomFiles.Format.XML);
            String written = XmlCharacters.attribute(value, '"', SourceText.of(utf8("")));
            Attr like = EditableXml.read(utf8("<x at=\"" + written + "\"/>"))
                    .document()
                    .getDocumentElement()
                    .getAttributeNode("at");
            for (RandomFiles.Place place : sample.places()) {
                if (place.path().endsWith("/@at") && random.nextInt(3) == 0) {
                    changed.add(place.path());
                    String element = place.path().substring(0, place.path().length() - "/@at".length());
                    Element only = file.select(
                                    element, file.document(), file.document().getDocumentElement())
                            .get(0);
                    file.setAttribute(only, like);
                }
            }
            byte[] after = file.content();
            String told = "seed " + seed + "\n" + sample.text() + "\n=>\n" + new String(after, StandardCharsets.UTF_8);

            assertThat(sample.pattern(changed)
                            .matcher(new String(after, StandardCharsets.UTF_8))
                            .matches())
                    .as(told)
                    .isTrue();
            Document document = parsed(after);
            for (String path : changed) {
                assertThat(XPathFactory.newDefaultInstance().newXPath().evaluate(path, document))
                        .as(told)
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void elementsThatCameInAreThereAndAfterTheirRemovalTheFileIsAsBeforeButForBlanks() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            String text = RandomFiles.sample(RandomFiles.Format.XML, random).text();
            EditableXml file = EditableXml.read(utf8(text));
            EditableXml mark = EditableXml.read(utf8(MARKS[random.nextInt(MARKS.length)]));
            Element original = mark.document().getDocumentElement();
            List<Element> places = all(file.document().getDocumentElement());
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                Element place = places.get(random.nextInt(places.size()));
                boolean isRoot = place == file.document().getDocumentElement();
                switch (isRoot ? 0 : random.nextInt(3)) {
                    case 0 -> file.append(place, mark, original, attribute -> false);
                    case 1 -> file.insertBefore(place, mark, original, attribute -> false);
                    default -> file.insertAfter(place, mark, original, attribute -> false);
                }
            }
            byte[] with = file.content();
            String told = "seed " + seed + "\n" + text + "\n=>\n" + new String(with, StandardCharsets.UTF_8);
            assertThat(parsed(with).getElementsByTagNameNS("*", "zz").getLength())
                    .as(told)
                    .isEqualTo(count);

            EditableXml again = EditableXml.read(with);
            assertThat(again.content()).as(told).isSameAs(with);
            for (Element added : again.select(
                    "//*[local-name()='zz']", again.document(), again.document().getDocumentElement())) {
                again.remove(added);
            }
            String without = new String(again.content(), StandardCharsets.UTF_8);
            assertThat(without.replaceAll("\\s", "")).as(told).isEqualTo(text.replaceAll("\\s", ""));
        }
    }
}
