package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A name as a custom domain of a Cloudflare Pages project, which answers for it only while that is active.
 *
 * @param account whose the zone is, and with it, it is taken, the project
 * @param page the project's own host, such as closed.pages.dev
 */
record PagesDomain(Api api, String account, String page, String domain) {
    private static final String ENDING = ".pages.dev";
    private static final int PAGES = 20;
    private static final int MISSING = 404;

    static boolean is(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** What stands at theirs, or why that cannot be told. */
    private record Told(Optional<String> project, Optional<String> status, String why) {}

    /** Before the name is pointed to the project. */
    Check before() throws OperationFailed {
        Told told = told();
        if (!told.why().isEmpty()) {
            return Check.warning(
                    Words.of("switching.dns.pages.target", domain) + ". "
                            + Words.of("switching.dns.pages.untold", told.why()),
                    Words.of("switching.dns.pages.target.next", domain));
        }
        if (told.status().isEmpty()) {
            return Check.blocker(
                    Words.of("switching.dns.pages.absent", page, domain),
                    Words.of("switching.dns.pages.target.next", domain));
        }
        String status = told.status().get();
        return status.equals("active")
                ? Check.ok(Words.of("switching.dns.pages.active", domain, page))
                : Check.warning(
                        Words.of("switching.dns.pages.inactive", domain, page, status),
                        Words.of("switching.dns.pages.inactive.next"));
    }

    /** Once the name leads there: what it is now, and where it is not active, that it is looked at anew. */
    String after() throws OperationFailed {
        try {
            return renewed(told());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Words.of("switching.dns.pages.untold", e.tried());
        }
    }

    private String renewed(Told told) throws OperationFailed {
        if (told.project().isEmpty() || told.status().isEmpty()) {
            return Words.of("switching.dns.pages.untold", told.why().isEmpty() ? page : told.why());
        }
        if (told.status().get().equals("active")) {
            return Words.of("switching.dns.pages.active", domain, page);
        }
        ApiAnswer again = api.tried("PATCH", path(told.project().get()));
        return Words.of(
                        "switching.dns.pages.inactive",
                        domain,
                        page,
                        told.status().get()) + ". "
                + (again.well()
                        ? Words.of("switching.dns.pages.again")
                        : Words.of("switching.dns.pages.untold", again.said()));
    }

    /** Whether it is known there, and not active yet. */
    boolean waits() throws OperationFailed {
        return told().status().filter(status -> !status.equals("active")).isPresent();
    }

    private Told told() throws OperationFailed {
        if (account.isEmpty()) {
            return new Told(Optional.empty(), Optional.empty(), Words.of("switching.dns.pages.account"));
        }
        for (int number = 1; number <= PAGES; number++) {
            ApiAnswer answer = api.tried("GET", projects() + "?page=" + number);
            if (!answer.well()) {
                return new Told(Optional.empty(), Optional.empty(), answer.said());
            }
            JsonNode document = answer.document();
            for (JsonNode project : document.path("result")) {
                if (isOf(page, project.path("subdomain").asText("-"))) {
                    return status(project.path("name").asText());
                }
            }
            if (document.path("result_info").path("total_pages").asInt(1) <= number) {
                break;
            }
        }
        return new Told(Optional.empty(), Optional.empty(), Words.of("switching.dns.pages.other", page));
    }

    /** A project answers by its own name, and by those of its branches below that. */
    static boolean isOf(String page, String subdomain) {
        String host = page.toLowerCase(Locale.ROOT);
        return host.equals(subdomain) || host.endsWith("." + subdomain);
    }

    private Told status(String project) throws OperationFailed {
        ApiAnswer answer = api.tried("GET", path(project));
        if (answer.well()) {
            String status = answer.document().path("result").path("status").asText();
            return new Told(Optional.of(project), Optional.of(status), "");
        }
        return new Told(Optional.of(project), Optional.empty(), answer.status() == MISSING ? "" : answer.said());
    }

    private String projects() {
        return "/accounts/" + account + "/pages/projects";
    }

    private String path(String project) {
        return projects() + "/" + URLEncoder.encode(project, StandardCharsets.UTF_8) + "/domains/"
                + URLEncoder.encode(domain, StandardCharsets.UTF_8);
    }
}
