package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tries for real what a profile says: the way in, sudo, the tools, and each database. Changes nothing. */
final class ServerTest implements Operation {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final Server server;
    private final Shells shells;
    private final DatabaseProbe probe;

    ServerTest(Server server, Shells shells, DatabaseProbe probe) {
        this.server = server;
        this.shells = shells;
        this.probe = probe;
    }

    @Override
    public String name() {
        return "server test";
    }

    @Override
    public String title() {
        return Words.of("profile.test.title", server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(step(Words.of("profile.test.way-in")));
        if (server.access().sudo() != Sudo.NONE) {
            steps.add(step(Words.of("profile.test.sudo")));
        }
        if (!Tools.neededBy(server).isEmpty()) {
            steps.add(step(Words.of("profile.test.tools")));
        }
        server.databases().forEach(database -> steps.add(step(Words.of("profile.test.database", database.name()))));
        return new Plan(title(), effect(), Gaps.checks(server), steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Findings findings = new Findings(work);
        Gaps.say(server, work);
        // Not to get in at all is the end of the test, and told as such.
        work.step(Words.of("profile.test.way-in"));
        try (Shell shell = shells.on(server)) {
            Result who = shell.run(Command.of("id", "-un").within(SHORT));
            findings.good(Words.of("profile.test.way-in.good", shell.where(), who.text()));
            sudo(shell, work, findings);
            tools(shell, work, findings);
            for (Database database : server.databases()) {
                work.stopIfCancelled();
                database(shell, database, work, findings);
            }
        }
        findings.refuseIfAny(server);
    }

    private void sudo(Shell shell, Work work, Findings findings) {
        if (server.access().sudo() == Sudo.NONE) {
            return;
        }
        work.step(Words.of("profile.test.sudo"));
        findings.attempt(() -> {
            Result id = shell.run(Command.of("id", "-u").as("root").within(SHORT));
            if (!id.good() || !id.text().equals("0")) {
                throw OperationFailed.refused(Words.of("profile.test.sudo.bad"))
                        .on(shell.where())
                        .cameBack(id.exit().errorText())
                        .next(Words.of("profile.test.sudo.next"))
                        .build();
            }
            return Words.of("profile.test.sudo.good");
        });
    }

    private void tools(Shell shell, Work work, Findings findings) {
        List<Tools.Need> needs = Tools.neededBy(server);
        if (!needs.isEmpty()) {
            work.step(Words.of("profile.test.tools"));
        }
        needs.forEach(need -> findings.attempt(() -> need.found(shell)));
    }

    private void database(Shell shell, Database database, Work work, Findings findings) {
        work.step(Words.of("profile.test.database", database.name()));
        AtomicReference<@Nullable String> answered = new AtomicReference<>();
        findings.attempt(() -> {
            String version = probe.version(server, database, shells);
            answered.set(version);
            return Words.of("profile.test.database.good", database.name(), version);
        });
        findings.look(() -> probe.dumper(server, database, shell, Optional.ofNullable(answered.get())));
    }

    private Plan.Step step(String words) {
        String where = server.access() instanceof Access.Ssh ssh ? ssh.address() : Words.of("profile.this-computer");
        return new Plan.Step(words, where, null, Effect.READS);
    }
}
