package dev.handrail.backup.restore;

import dev.handrail.backup.Flaw;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Server;
import dev.handrail.web.Sighting;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application would ask of a database that was restored: statements that must answer yes, and pages that must be
 * there. A page may be told which database it is about.
 *
 * @param sql each is asked for the first field of its first row
 * @param urls with {@value #DATABASE} in the place of the database's name
 */
public record DrillChecks(List<String> sql, List<String> urls) {
    public static final DrillChecks NONE = new DrillChecks(List.of(), List.of());
    static final String DATABASE = DrillRule.DATABASE;

    static final Duration A_MOMENT = Duration.ofSeconds(30);
    /** No application answers, or not whom it does not know: that says nothing of what was restored. */
    private static final Set<Integer> OF_THE_PLACE = Set.of(401, 429, 502, 503, 504);

    /** What an answer is called that is nothing; the client of MariaDB and MySQL writes it so, too. */
    static final String NOTHING = "NULL";

    private static final Pattern NO =
            Pattern.compile("f|false|no|" + NOTHING + "||-?0+(\\.0+)?", Pattern.CASE_INSENSITIVE);

    public DrillChecks {
        sql = List.copyOf(sql);
        urls = List.copyOf(urls);
    }

    public static DrillChecks of(List<String> sql, List<String> urls) throws OperationFailed {
        for (String url : urls) {
            if (!url.matches("https?://[^\\s]+")) {
                throw OperationFailed.usage(Words.of("drill.check.usage", url))
                        .next(Words.of("drill.check.usage.next"))
                        .build();
            }
        }
        return new DrillChecks(sql, urls);
    }

    /** What a profile asks, which was looked at when it was read. */
    public static DrillChecks of(DrillRule rule) {
        return new DrillChecks(rule.sql(), rule.url() == null ? List.of() : List.of(rule.url()));
    }

    /**
     * How one came out.
     *
     * @param answered whether anything answered that could know; a page that nobody serves says nothing of a database
     */
    public record Result(String what, boolean passed, String said, boolean answered) {
        public Result(String what, boolean passed, String said) {
            this(what, passed, said, true);
        }

        static Result unanswered(String what, String said) {
            return new Result(what, false, said, false);
        }
    }

    /** Whether nothing is asked. */
    public boolean none() {
        return equals(NONE);
    }

    List<Step> steps(Server server, String name) {
        Stream<Step> asked =
                sql.stream().map(one -> new Step(Words.of("drill.check.sql"), server.name(), one, Effect.READS));
        Stream<Step> fetched = urls.stream()
                .map(url ->
                        new Step(Words.of("drill.check.url"), Words.of("storage.here"), at(url, name), Effect.READS));
        return Stream.concat(asked, fetched).toList();
    }

    /**
     * All are tried, so that one knows of each.
     *
     * @param results where they are told, also where it comes to no good end
     */
    void ask(Asked asked, Server server, Work work, List<Result> results) throws OperationFailed {
        ask(asked, server, work, results, "drill.check.next");
    }

    /** Asks it of what is about to be kept, or to take the place of what is live: anything but a yes stops that. */
    void require(Asked asked, Server server, Work work) throws OperationFailed {
        ask(asked, server, work, new ArrayList<>(), "restore.own.next");
    }

    private void ask(Asked asked, Server server, Work work, List<Result> results, String next) throws OperationFailed {
        String name = asked.staged();
        for (String one : sql) {
            work.stopIfCancelled();
            work.step(Words.of("drill.check.sql"));
            work.command(server.name(), one);
            tell(asked.ask(one), results, work);
        }
        for (String url : urls) {
            work.stopIfCancelled();
            work.step(Words.of("drill.check.url"));
            work.command(Words.of("storage.here"), at(url, name));
            tell(fetched(at(url, name)), results, work);
        }
        List<Result> refused =
                results.stream().filter(result -> !result.passed()).toList();
        if (!refused.isEmpty()) {
            throw OperationFailed.refused(Words.of("drill.check.tried"))
                    .on(server.name())
                    .cameBack(refused.stream()
                            .map(result -> Words.of("drill.check.failed", result.what(), result.said()))
                            .collect(Collectors.joining("\n")))
                    .next(Words.of(next))
                    .showing(refused.stream().anyMatch(Result::answered) ? Flaw.everywhere() : null)
                    .build();
        }
    }

    private static void tell(Result result, List<Result> results, Work work) throws OperationFailed {
        results.add(result);
        work.say(Words.of(result.passed() ? "drill.check.passed" : "drill.check.failed", result.what(), result.said()));
    }

    private static String at(String url, String name) {
        return url.replace(DATABASE, name);
    }

    /** How an answer is read: none, and what says no in the languages of databases, is no. */
    static Result answered(String sql, @Nullable String said) {
        return said == null
                ? new Result(sql, false, Words.of("drill.check.norow"))
                : new Result(sql, !NO.matcher(said).matches(), said);
    }

    private static Result fetched(String url) throws OperationFailed {
        try {
            // A page that sends one elsewhere is not the page that was asked for.
            Visit visit = Visit.to(URI.create(url)).staying().within(A_MOMENT);
            Sighting seen = new Visitor().visit(visit);
            String said = Words.of("drill.check.status", seen.status());
            return OF_THE_PLACE.contains(seen.status())
                    ? Result.unanswered(url, said)
                    : new Result(url, seen.good(), said);
        } catch (IllegalArgumentException e) {
            return Result.unanswered(url, String.valueOf(e.getMessage()));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Result.unanswered(url, String.valueOf(e.cameBack()));
        }
    }
}
