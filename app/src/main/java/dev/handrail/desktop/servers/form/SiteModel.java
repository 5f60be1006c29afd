package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.server.ExpectedJson;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.Lapse;
import dev.handrail.server.Site;
import dev.handrail.server.Site.CertificateRule;
import dev.handrail.server.Site.Expect;
import dev.handrail.server.Site.Inside;
import dev.handrail.server.Site.NameRule;
import dev.handrail.words.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One site of the form: where it is, and what it must answer. */
public final class SiteModel implements PartModel<Site> {
    private static final URI ANY = URI.create("https://example.org/");
    private static final String BETWEEN = ": ";

    private final Site before;
    private final Field name;
    private final Field url;
    private final Field status;
    private final Field contains;
    private final Field json;
    private final Lines headers;
    private final Field redirect;
    private final BooleanProperty form;
    private final Field within;
    private final Field ip;
    private final Field inside;
    private final Field days;
    private final Field file;
    private final Field every;
    private final BooleanProperty cdn;
    private final Lines resolvers;

    /** A site that is added. */
    SiteModel() {
        this(new Site("any", ANY, Expect.ANYTHING, null), "", "");
    }

    SiteModel(Site before) {
        this(before, before.name(), before.url().toString());
    }

    private SiteModel(Site before, String name, String url) {
        Expect expect = before.expect();
        this.before = before;
        this.name = Field.of(name, text -> new Site(text, ANY, Expect.ANYTHING, null));
        this.url = Field.of(url, text -> new Site("any", web("url", text), Expect.ANYTHING, null));
        this.status = Field.optional(number(expect.status()), text -> new Expect(whole(text), null, Map.of()));
        this.contains = Field.optional(text(expect.contains()), text -> new Expect(null, text, Map.of()));
        this.json =
                Field.optional(written(expect), text -> text.equals(written(expect)) ? text : ExpectedJson.parse(text));
        this.headers = new Lines(
                expect.headers().entrySet().stream()
                        .map(entry -> entry.getKey() + BETWEEN + entry.getValue())
                        .toList(),
                text -> with(headers(List.of(text))));
        this.headers.field().alsoCheck(text -> headerTwice());
        this.redirect = Field.optional(text(expect.redirect()), SiteModel::redirected);
        this.form = new SimpleBooleanProperty(expect.form());
        this.within = Field.optional(expect.within() == null ? "" : Lapse.word(expect.within()), Lapse::parse);
        this.ip = Field.optional(text(before.ip()), text -> new Site("any", ANY, Expect.ANYTHING, text));
        this.inside =
                Field.optional(before.inside() == null ? "" : before.inside().word(), Inside::parse);
        this.days = Field.optional(number(before.certificate().days()), text -> new CertificateRule(whole(text), null));
        this.file = Field.optional(text(before.certificate().file()), text -> new CertificateRule(null, text));
        this.every = Field.optional(before.every() == null ? "" : Lapse.word(before.every()), Lapse::parse);
        this.cdn = new SimpleBooleanProperty(before.names().cdn());
        this.resolvers = new Lines(before.names().resolvers(), text -> new NameRule(false, List.of(text)));
    }

    @Override
    public Field name() {
        return name;
    }

    public Field url() {
        return url;
    }

    public Field status() {
        return status;
    }

    /** A text on the page. */
    public Field contains() {
        return contains;
    }

    /** Fields of a JSON document. */
    public Field json() {
        return json;
    }

    /** Headers, each with a text that must stand in it. */
    public Lines headers() {
        return headers;
    }

    /** Where a visitor must end up. */
    public Field redirect() {
        return redirect;
    }

    /** Whether there must be a form to sign in. */
    public BooleanProperty form() {
        return form;
    }

    public Field within() {
        return within;
    }

    /** Where the server itself is. */
    public Field ip() {
        return ip;
    }

    /** Where it listens as only the server sees it. */
    public Field inside() {
        return inside;
    }

    /** How many days the certificate must be good for. */
    public Field days() {
        return days;
    }

    /** Where the certificate lies on the server. */
    public Field file() {
        return file;
    }

    public Field every() {
        return every;
    }

    /** Whether its name leads to a network in front of the server. */
    public BooleanProperty cdn() {
        return cdn;
    }

    /** Who is asked where its name leads. */
    public Lines resolvers() {
        return resolvers;
    }

    /** Whether more is said of it than its address and what it answers. */
    boolean unusual() {
        return before.ip() != null
                || before.inside() != null
                || before.every() != null
                || !before.certificate().equals(CertificateRule.USUAL)
                || !before.names().equals(NameRule.USUAL);
    }

    @Override
    public StringExpression brief() {
        return url.text();
    }

    @Override
    public boolean valid() {
        return Stream.of(
                        name,
                        url,
                        status,
                        contains,
                        json,
                        headers.field(),
                        redirect,
                        within,
                        ip,
                        inside,
                        days,
                        file,
                        every,
                        resolvers.field())
                .map(Field::valid)
                .reduce(true, Boolean::logicalAnd);
    }

    @Override
    public Site build() {
        return new Site(
                name.value(),
                url.value().equals(before.url().toString()) ? before.url() : web("url", url.value()),
                expected(),
                ip.given().orElse(null),
                inside.given().map(Inside::parse).orElse(null),
                new CertificateRule(
                        days.given().map(SiteModel::whole).orElse(null),
                        file.given().orElse(null)),
                every.given().map(Lapse::parse).orElse(null),
                new NameRule(cdn.get(), resolvers.values()));
    }

    private Expect expected() {
        return new Expect(
                status.given().map(SiteModel::whole).orElse(null),
                contains.given().orElse(null),
                json.text().get().equals(written(before.expect()))
                        ? before.expect().json()
                        : json.given().map(ExpectedJson::parse).orElse(Map.of()),
                headers(headers.values()),
                redirect.given().map(SiteModel::redirected).orElse(null),
                form.get(),
                within.given().map(Lapse::parse).orElse(null));
    }

    private static String written(Expect expect) {
        return expect.json().isEmpty() ? "" : ExpectedJson.word(expect.json());
    }

    /** A header alone must only be there. */
    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.put(
                    header(line), colon < 0 ? "" : line.substring(Math.min(line.length(), colon + BETWEEN.length())));
        }
        return headers;
    }

    private static String header(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    /** Of two of one name one would be gone without a word; what was taken like that before stays as it is. */
    private Optional<String> headerTwice() {
        List<String> lines = headers.values();
        if (headers(lines).equals(before.expect().headers())) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return lines.stream()
                .map(SiteModel::header)
                .filter(name -> !names.add(name))
                .findFirst()
                .map(name -> Words.of("profile.invalid.twice", name));
    }

    private static Expect with(Map<String, String> headers) {
        return new Expect(null, null, Map.of(), headers, null, false, null);
    }

    private static URI web(String key, String text) {
        try {
            URI uri = new URI(text);
            return new Site(key, uri, Expect.ANYTHING, null).url();
        } catch (URISyntaxException e) {
            throw new InvalidProfile(key, "profile.invalid.url");
        }
    }

    /** Where one ends up is known, or not expected. */
    private static URI redirected(String text) {
        URI uri = web("redirect", text);
        return Objects.requireNonNull(new Expect(null, null, Map.of(), Map.of(), uri, false, null).redirect());
    }

    private static int whole(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new InvalidProfile("", "profile.invalid.number");
        }
        return Integer.parseInt(text);
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
