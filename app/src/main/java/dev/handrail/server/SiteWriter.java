package dev.handrail.server;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes what visitors see, and how the maintenance page is switched. */
final class SiteWriter {
    private SiteWriter() {}

    static Node site(Site site) {
        return new Fields()
                .text("name", site.name())
                .text("url", site.url().toString())
                .node("expect", expect(site.expect()))
                .text("ip", site.ip())
                .text("inside", site.inside() == null ? null : site.inside().word())
                .node("certificate", certificate(site.certificate()))
                .text("every", site.every() == null ? null : Lapse.word(site.every()))
                .node("dns", names(site.names()))
                .inOneLine();
    }

    private static @Nullable Node names(Site.NameRule rule) {
        return rule.equals(Site.NameRule.USUAL)
                ? null
                : new Fields()
                        .flag("cdn", rule.cdn())
                        .texts("resolvers", rule.resolvers())
                        .inOneLine();
    }

    private static @Nullable Node expect(Site.Expect expect) {
        return expect.equals(Site.Expect.ANYTHING)
                ? null
                : new Fields()
                        .number("status", expect.status())
                        .text("contains", expect.contains())
                        .node("json", expect.json().isEmpty() ? null : json(expect.json()))
                        .node("headers", expect.headers().isEmpty() ? null : headers(expect.headers()))
                        .text(
                                "redirect",
                                expect.redirect() == null
                                        ? null
                                        : expect.redirect().toString())
                        .flag("form", expect.form())
                        .text("within", expect.within() == null ? null : Lapse.word(expect.within()))
                        .inOneLine();
    }

    private static @Nullable Node certificate(Site.CertificateRule rule) {
        return rule.equals(Site.CertificateRule.USUAL)
                ? null
                : new Fields()
                        .number("days", rule.days())
                        .text("file", rule.file())
                        .inOneLine();
    }

    private static Node headers(Map<String, String> headers) {
        Fields fields = new Fields();
        headers.forEach(fields::text);
        return fields.inOneLine();
    }

    private static Node json(@Nullable Object value) {
        return switch (value) {
            case null -> Fields.plain(Tag.NULL, "null");
            case Map<?, ?> map -> {
                Fields fields = new Fields();
                map.forEach((key, inside) -> fields.node(String.valueOf(key), json(inside)));
                yield fields.inOneLine();
            }
            case List<?> list -> Fields.flow(list.stream().map(SiteWriter::json).toList());
            case Boolean truth -> Fields.plain(Tag.BOOL, truth.toString());
            case BigDecimal number -> Fields.plain(Tag.FLOAT, number.toString());
            case Number number -> Fields.plain(Tag.INT, number.toString());
            default -> Fields.text(value.toString());
        };
    }

    static Node maintenance(Switch maintenance) {
        return switch (maintenance) {
            case Switch.FlagFile flag ->
                kind("flag-file")
                        .text("file", flag.file())
                        .text(
                                "web-server",
                                flag.webServer() == null
                                        ? null
                                        : flag.webServer().word())
                        .text("rule", flag.rule())
                        .inOneLine();
            case Switch.Artisan artisan ->
                kind("artisan")
                        .text("directory", artisan.directory())
                        .number("retry", artisan.retry())
                        .texts("allow", artisan.more().allow())
                        .text("render", artisan.more().render())
                        .number("refresh", artisan.more().refresh())
                        .text("redirect", artisan.more().redirect())
                        .number("status", artisan.more().status())
                        .flag("with-secret", artisan.more().withSecret())
                        .inOneLine();
            case Switch.Capistrano capistrano ->
                kind("capistrano")
                        .text("directory", capistrano.directory())
                        .text("stage", capistrano.stage())
                        .text("on", capistrano.on().word())
                        .text("lease", lease(capistrano.leased()))
                        .text("file", capistrano.file())
                        .inOneLine();
            case Switch.Compose compose ->
                kind("compose")
                        .text("directory", compose.directory())
                        .text(
                                "tool",
                                compose.tool() == null ? null : compose.tool().word())
                        .texts("services", compose.services())
                        .inOneLine();
            case Switch.Commands commands ->
                kind("command")
                        .texts("on", commands.on())
                        .texts("off", commands.off())
                        .texts("status", commands.status())
                        .inOneLine();
            case Switch.Dns dns -> dns(dns);
            // Written one by one; what is asked for here is the usual one.
            case Switch.Several several -> maintenance(several.all().getFirst());
            case Switch.Render render ->
                kind("render")
                        .text("service", render.service())
                        .text("page", render.page())
                        .secret("token", render.token())
                        .text("lease", lease(render.leased()))
                        .inOneLine();
        };
    }

    private static Node dns(Switch.Dns dns) {
        return kind("dns")
                .text("provider", dns.provider().word())
                .text("zone", dns.zone())
                .text("record", dns.record())
                .text("normal", dns.normal())
                .text("target", dns.target())
                .secret("token", dns.token())
                .text("lease", lease(dns.leased()))
                .inOneLine();
    }

    private static @Nullable String lease(boolean leased) {
        return leased ? Switch.Holder.SERVER.word() : null;
    }

    static Node announcing(Announcing announcing) {
        return switch (announcing) {
            case Announcing.ByCommand by ->
                new Fields()
                        .texts("command", by.command())
                        .text("on", by.on().word())
                        .inOneLine();
            case Announcing.ByWeb by ->
                new Fields().text("url", by.url()).secret("token", by.token()).inOneLine();
        };
    }

    private static Fields kind(String word) {
        return new Fields().text("kind", word);
    }
}
