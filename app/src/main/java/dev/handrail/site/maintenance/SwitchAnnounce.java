package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.site.maintenance.Announcement.How;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells those concerned of maintenance to come, and writes down that they were told. */
final class SwitchAnnounce implements Operation {
    static final String WORDS = "switch announce";

    private final SwitchMeans means;
    private final Server server;
    private final Said said;
    private final Publishing publishing;
    private final Moments moments;

    /**
     * What is to be told.
     *
     * @param text as the person put it, or null for the draft
     */
    record Said(
            Instant from,
            Instant until,
            String audience,
            @Nullable String reason,
            @Nullable String text) {}

    SwitchAnnounce(SwitchMeans means, Server server, Said said) {
        this.means = means;
        this.server = server;
        this.said = said;
        this.publishing = new Publishing(means, server);
        this.moments = new Moments(means.clock());
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("switching.announce.title", server.name(), moments.of(said.from()));
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return publishing.how() == How.HAND ? Effect.READS : Effect.CHANGES;
    }

    @Override
    public Plan plan() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok(Words.of(
                "switching.announce.window", moments.of(said.from()), moments.of(said.until()), said.audience())));
        checks.add(new NoticeGiven(moments).to(said.from()));
        Announcement.of(means.windows().announcements().of(server.name()), said.from())
                .ifPresent(before -> checks.add(
                        Check.ok(Words.of("switching.announce.again", moments.of(before.at()), before.audience()))));
        checks.add(Check.ok(Words.of("switching.announce.text", text())));
        List<Step> steps = List.of(
                publishing.step(announcement("")),
                new Step(
                        Words.of("switching.announce.step.record"),
                        Words.of("switching.announce.here"),
                        null,
                        Effect.READS));
        List<String> cannotUndo =
                publishing.how() == How.HAND ? List.of() : List.of(Words.of("switching.announce.read"));
        return new Plan(title(), effect(), checks, steps, cannotUndo);
    }

    private String text() {
        String own = said.text();
        return own == null
                ? AnnouncementText.draft(
                        server,
                        said.from(),
                        said.until(),
                        said.reason(),
                        means.clock().getZone())
                : own;
    }

    private Announcement announcement(String run) {
        return new Announcement(
                Notice.of(Instant.EPOCH, null, null, "", false).id(),
                server.name(),
                run,
                means.person(),
                means.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                said.from(),
                said.until(),
                said.audience(),
                text(),
                publishing.how());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Announcement one = announcement(work.run());
        work.step(publishing.step(one).text());
        one.text().lines().forEach(work::say);
        publishing.publish(one, said.reason(), work);
        work.step(Words.of("switching.announce.step.record"));
        means.windows().announcements().enter(one);
        work.made("announcement", one.id());
    }
}
