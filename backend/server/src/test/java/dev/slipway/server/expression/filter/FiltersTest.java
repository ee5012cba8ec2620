package dev.slipway.server.expression.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Template;
import dev.slipway.server.expression.VariableDictionary;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of R6.35; {@code \n}, {@code \r} and {@code \t} in a row stand for the characters. */
class FiltersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2030-05-22T09:05:07.1234567Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        Bar                 ~ ToLower                     ~ bar
        Bar                 ~ ToUpper                     ~ BAR
        ` x `               ~ Trim                        ~ x
        ` x `               ~ Trim start                  ~ `x `
        ` x `               ~ Trim end                    ~ ` x`
        Slipway Server      ~ Substring 7                 ~ Slipway
        Slipway Server      ~ Substring 8 6               ~ Server
        Slipway Server      ~ Substring 8 600             ~ Server
        Slipway Server      ~ Substring 14 1              ~ ``
        Slipway Server      ~ Truncate 7                  ~ Slipway...
        Slipway Server      ~ Truncate 7 ""               ~ Slipway
        Slipway             ~ Truncate 7                  ~ Slipway
        bar                 ~ Append a " " b              ~ bara b
        bar                 ~ Prepend a " " b             ~ a bbar
        foobar              ~ StartsWith foo              ~ true
        foobar              ~ StartsWith Foo              ~ false
        foobar              ~ EndsWith bar                ~ true
        foobar              ~ EndsWith foo                ~ false
        foobar              ~ Contains oba                ~ true
        foobar              ~ Contains OBA                ~ false
        foobar              ~ Contains ""                 ~ true
        aaab                ~ Contains aab                ~ true
        a\\nb               ~ Indent                      ~ `    a\\n    b`
        a\\nb               ~ Indent 2                    ~ `  a\\n  b`
        a\\nb               ~ Indent 1/2                  ~ ` a\\n  b`
        a\\nb               ~ Indent /2                   ~ `a\\n  b`
        a\\nb               ~ Indent "> "                 ~ `> a\\n> b`
        a\\nb               ~ Indent - +                  ~ `-a\\n+b`
        ``                  ~ Indent 4                    ~ ``
        """)
    void texts(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        A&'bc               ~ HtmlEscape                  ~ A&amp;&apos;bc
        <a b="c/d">         ~ HtmlEscape                  ~ &lt;a b=&quot;c&#x2F;d&quot;&gt;
        A&'b/c              ~ XmlEscape                   ~ A&amp;&apos;b/c
        a"b\\\\c\\r\\n\\t   ~ JsonEscape                  ~ a\\"b\\\\\\\\c\\\\r\\\\n\\\\t
        it's                ~ YamlSingleQuoteEscape       ~ it''s
        a\\nb               ~ YamlSingleQuoteEscape       ~ a\\n\\nb
        a\\n\\nb            ~ YamlSingleQuoteEscape       ~ a\\n\\n\\nb
        a\\r\\nb            ~ YamlSingleQuoteEscape       ~ a\\r\\n\\r\\nb
        "\\\\\\nä           ~ YamlDoubleQuoteEscape       ~ \\"\\\\\\\\\\\\n\\\\u00e4
        a b:c=d\\nö€        ~ PropertiesKeyEscape         ~ a\\\\ b\\\\:c\\\\=d\\\\nö\\\\u20ac
        ` a b:c=d\\n`       ~ PropertiesValueEscape       ~ \\\\ a b:c=d\\\\n
        A b:c+d/e           ~ UriEscape                   ~ A%20b:c+d/e
        A b:c+d/e           ~ UriDataEscape               ~ A%20b%3Ac%2Bd%2Fe
        ä%                  ~ UriDataEscape               ~ %C3%A4%25
        Bar                 ~ ToBase64                    ~ QmFy
        Bar                 ~ ToBase64 unicode            ~ QgBhAHIA
        QmFy                ~ FromBase64                  ~ Bar
        QgBhAHIA            ~ FromBase64 unicode          ~ Bar
        *Bar*               ~ Markdown                    ~ <p><em>Bar</em></p>\\n\\n
        """)
    void escapes(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @Test
    void markdownHasTablesBareLinksAndStrikeThrough() {
        assertThat(filtered("|a|b|\n|-|-|\n|1|2|", "Markdown")).contains("<table>", "<td>1</td>");
        assertThat(filtered("see https://example.com", "MarkdownToHtml"))
                .contains("<a href=\"https://example.com\">https://example.com</a>");
        assertThat(filtered("~~gone~~", "Markdown")).contains("<del>gone</del>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        abc                 ~ Match b                     ~ true
        abc                 ~ Match B                     ~ false
        abc                 ~ Match "^a.c$"               ~ true
        abc                 ~ Replace b X                 ~ aXc
        abc                 ~ Replace b                   ~ ac
        abcb                ~ Replace b $1                ~ a$1c$1
        john smith          ~ Replace "(\\\\w+) (\\\\w+)" "$2 ${1}!" ~ smith john!
        abc                 ~ Replace "(?<x>b)" "[${x}$&$$]" ~ a[bb$]c
        abc                 ~ Replace "(b)|(z)" "<$2>"    ~ a<>c
        ab                  ~ Replace "" -                ~ -a-b-
        """)
    void regularExpressions(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        ``                  ~ Md5                         ~ d41d8cd98f00b204e9800998ecf8427e
        ``                  ~ Md5 4                       ~ d41d8cd9
        abc                 ~ Sha1                        ~ a9993e364706816aba3e25717850c26c9cd0d89d
        abc                 ~ Sha256                      ~ ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
        abc                 ~ Sha384 8                    ~ cb00753f45a35e8b
        abc                 ~ Sha512 8                    ~ ddaf35a193617aba
        YWJj                ~ Sha1 base64                 ~ a9993e364706816aba3e25717850c26c9cd0d89d
        YWJj                ~ Sha1 base64 4               ~ a9993e36
        abc                 ~ Md5 4 unicode               ~ ce1473cf
        """)
    void digests(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @ParameterizedTest
    @CsvSource({
        "VersionMajor, 1",
        "VersionMinor, 2",
        "VersionPatch, 3",
        "VersionRevision, 4",
        "VersionPreRelease, branch.1",
        "VersionPreReleasePrefix, branch",
        "VersionPreReleaseCounter, 1",
        "VersionMetadata, meta",
    })
    void partsOfVersions(String filter, String part) {
        assertFiltered("1.2.3.4-branch.1+meta", filter, part);
    }

    @ParameterizedTest
    @CsvSource({
        "AbsolutePath, /docs",
        "AbsoluteUri, https://example.com/docs?f=1",
        "Authority, example.com",
        "DnsSafeHost, example.com",
        "Fragment, ''",
        "Host, example.com",
        "HostAndPort, example.com:443",
        "HostNameType, Dns",
        "IsAbsoluteUri, True",
        "IsDefaultPort, True",
        "IsFile, False",
        "IsLoopback, False",
        "IsUnc, False",
        "Path, /docs",
        "PathAndQuery, /docs?f=1",
        "Port, 443",
        "Query, ?f=1",
        "Scheme, https",
        "SchemeAndServer, https://example.com",
        "UserInfo, ''",
        "x, [UriPart x error: argument 'x' not supported]",
    })
    void partsOfAddresses(String part, String value) {
        assertFiltered("https://example.com/docs?f=1", "UriPart " + part, value);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://User@LocalHost:8080#top, AbsoluteUri, http://User@localhost:8080/#top",
        "http://user@localhost:8080/#top, Authority, localhost:8080",
        "http://user@localhost:8080/#top, Fragment, #top",
        "http://user@localhost:8080/#top, IsLoopback, True",
        "http://user@localhost:8080/#top, IsDefaultPort, False",
        "http://user@localhost:8080/#top, UserInfo, user",
        "http://[::1]/, HostNameType, IPv6",
        "http://[::1]/, DnsSafeHost, ::1",
        "http://10.0.0.1/, HostNameType, IPv4",
        "file:///etc/hosts, IsFile, True",
        "docs/a, IsAbsoluteUri, False",
    })
    void partsOfOtherAddresses(String input, String part, String value) {
        assertFiltered(input, "UriPart " + part, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        NowDate                             ~ 2030-05-22T11:05:07.1234567+02:00
        NowDateUtc                          ~ 2030-05-22T09:05:07.1234567Z
        NowDate "HH dd-MMM-yyyy"            ~ 11 22-May-2030
        NowDateUtc "yyyy/MM/dd HH:mm:ss.fff K" ~ 2030/05/22 09:05:07.123 Z
        NowDate "dddd, d MMMM yy h:m:s tt zzz" ~ Wednesday, 22 May 30 11:5:7 AM +02:00
        NowDate "ddd t z 'lit' \\\\d %d FFF" ~ Wed A +2 lit d 22 123
        NowDateUtc d                        ~ 5/22/2030
        NowDateUtc D                        ~ Wednesday, May 22, 2030
        NowDateUtc f                        ~ Wednesday, May 22, 2030 9:05 AM
        NowDateUtc F                        ~ Wednesday, May 22, 2030 9:05:07 AM
        NowDateUtc g                        ~ 5/22/2030 9:05 AM
        NowDateUtc G                        ~ 5/22/2030 9:05:07 AM
        NowDateUtc M                        ~ May 22
        NowDate R                           ~ Wed, 22 May 2030 09:05:07 GMT
        NowDateUtc s                        ~ 2030-05-22T09:05:07
        NowDateUtc t                        ~ 9:05 AM
        NowDateUtc T                        ~ 9:05:07 AM
        NowDate u                           ~ 2030-05-22 09:05:07Z
        NowDateUtc y                        ~ May 2030
        """)
    void theCurrentTime(String filter, String result) {
        assertThat(evaluated("#{ | " + characters(filter) + "}", "unused").text())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        2030-05-22T09:05:00       ~ AddHours 2        ~ 2030-05-22T11:05:00.0000000
        2030-05-22T09:05:00Z      ~ AddHours -10      ~ 2030-05-21T23:05:00.0000000Z
        2030-05-22T09:05:00+02:00 ~ AddHours "1.5"    ~ 2030-05-22T10:35:00.0000000+02:00
        2030-05-22 09:05          ~ AddDays 10        ~ 2030-06-01T09:05:00.0000000
        2030-05-22                ~ AddDays "-0.5"    ~ 2030-05-21T12:00:00.0000000
        """)
    void laterTimes(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
        4.3                 ~ Format C                    ~ $4.30
        -1234.5             ~ Format C                    ~ -$1,234.50
        17                  ~ Format "00000"              ~ 00017
        17                  ~ Format Int32 D5             ~ 00017
        255                 ~ Format Int32 x4             ~ 00ff
        1234.5678           ~ Format Double "0.00"        ~ 1234.57
        1234.5678           ~ Format Decimal N1           ~ 1,234.6
        1234.5678           ~ Format F                    ~ 1234.57
        0.1234              ~ Format P                    ~ 12.34%
        12345               ~ Format E2                   ~ 1.23E+004
        1.50                ~ Format G                    ~ 1.5
        1234567             ~ Format "#,##0"              ~ 1,234,567
        2030-05-22T09:05:00 ~ Format "yyyy-MM"            ~ 2030-05
        2030-05-22T09:05:00 ~ Format DateTime HH:mm       ~ 09:05
        2030-05-22T09:05:00+02:00 ~ Format DateTimeOffset zzz ~ +02:00
        """)
    void formats(String input, String filter, String result) {
        assertFiltered(input, filter, result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ToLower a",
                "Trim middle",
                "Substring",
                "Substring a",
                "Substring 99 1",
                "Substring -1",
                "Substring 1 2 3",
                "Truncate",
                "Truncate x",
                "StartsWith",
                "Contains a b",
                "Indent 256",
                "Indent 1/2/3",
                "Indent a b c",
                "FromBase64 latin",
                "FromBase64",
                "Md5 0",
                "Md5 17",
                "Md5 1 2",
                "Md5 latin",
                "Match",
                "Match (",
                "Replace",
                "Replace a b c",
                "NowDate",
                "NowDateUtc",
                "AddHours 1",
                "AddDays x",
                "Format",
                "Format Int32 D",
                "Format x C",
                "Format DateTime d",
                "VersionMajor",
                "UriPart Host",
                "UriPart Scheme"
            })
    void whatDoesNotSuitAFilterStaysAsItIs(String filter) {
        var evaluated = evaluated("#{V | " + filter + "}", "not a suitable text!");

        assertThat(evaluated.text()).isEqualTo("#{V | " + filter + "}");
        assertThat(evaluated.unresolved()).containsExactly("#{V | " + filter + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "17.5, Format Int32 D5",
        "17, Format Q",
        "17, Format DateTime d",
        "1e400, Format F",
        "9999-12-31, AddDays 5",
        "2030-13-01, AddDays 1",
        "2030-05-22, AddHours 1e300",
        "2030-05-22, Format Q",
        "2030-05-22, Format \"'a\""
    })
    void numbersAndDatesHaveTheirLimits(String input, String filter) {
        assertThat(evaluated("#{V | " + filter + "}", input).unresolved()).hasSize(1);
    }

    @Test
    void appendAndPrependNeedNoInput() {
        assertThat(evaluated("#{ | Append a b}#{Nope | Prepend c}", "").text()).isEqualTo("abc");
    }

    private static void assertFiltered(String input, String filter, String result) {
        assertThat(filtered(characters(input), characters(filter))).isEqualTo(characters(result));
    }

    private static String filtered(String input, String filter) {
        Evaluated evaluated = evaluated("#{V | " + filter + "}", input);
        assertThat(evaluated.isComplete()).as("%s of %s", filter, input).isTrue();
        return evaluated.text();
    }

    /** The value is given as JSON would, so that no character of it is taken for an expression. */
    private static Evaluated evaluated(String text, String value) {
        var values = VariableDictionary.of(Map.of("V", value.replace("#{", "##{")));
        return Template.parse(text).evaluate(values, CLOCK);
    }

    private static String characters(String row) {
        return row.replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\0", "\\");
    }
}
