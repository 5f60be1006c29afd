package dev.handrail.runbook.walk;

import dev.handrail.journal.Section;
import dev.handrail.operation.Arguments;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person says of a walkthrough; nothing of it touches a server, and each word is written down at once. */
public final class Ticking {
    public static final String DONE = "--done";
    public static final String SKIP = "--skip";
    public static final String NOTE = "--note";
    public static final String EVIDENCE = "--evidence";
    public static final String SIGN = "--sign";
    public static final String MARK = "--mark";
    public static final String VALUE = "--value";
    public static final String ROLL_BACK = "--roll-back";
    public static final String STOP = "--stop";
    public static final String HAND_OVER = "--hand-over";
    public static final String FINISH = "--finish";
    public static final String FAILED = "--failed";
    public static final String WINDOW = "--window-ends";
    public static final String ON = "--on";
    public static final String REOPEN = "--reopen";

    /** What becomes of a step, of which only one can be said at a time. */
    private static final List<String> BECOMES = List.of(DONE, SKIP, FAILED);

    private static final List<String> OF_A_STEP = List.of(DONE, SKIP, FAILED, NOTE, EVIDENCE, SIGN, MARK, VALUE);
    private static final List<String> OF_ALL = List.of(ROLL_BACK, STOP, HAND_OVER, WINDOW, FINISH, REOPEN);

    private final WalkMeans means;
    private final String id;
    private final Path files;

    /** @param files the folder under which evidence is kept */
    public Ticking(WalkMeans means, String id, Path files) {
        this.means = means;
        this.id = id;
        this.files = files;
    }

    /** What is said of one step: notes and evidence first, whether it is done last. */
    public void tick(String number, Arguments said) throws OperationFailed {
        some(said, OF_A_STEP);
        notTwo(said, BECOMES);
        Standing standing = means.standing(id);
        Step step = StepOperation.step(standing, number);
        String on = on(new Turns(standing, step), said);
        new Guard(standing, step, on).itsTurn();
        Optional<String> note = said.maybe(NOTE);
        if (note.isPresent()) {
            add(Happening.of(Kind.NOTED, number, note.get()).on(on));
        }
        if (said.maybe(EVIDENCE).isPresent()) {
            add(Happening.of(Kind.EVIDENCE, number, kept(Path.of(said.one(EVIDENCE))))
                    .on(on));
        }
        if (said.maybe(SIGN).isPresent()) {
            add(Happening.of(Kind.SIGNED, number, "").by(said.one(SIGN).strip()));
        }
        if (said.maybe(MARK).isPresent()) {
            mark(standing, step, said.one(MARK));
        }
        if (said.maybe(VALUE).isPresent()) {
            value(step, said.one(VALUE), on);
        }
        if (said.maybe(FAILED).isPresent()) {
            add(Happening.of(Kind.FAILED, number, said.one(FAILED)).on(on));
        } else if (said.maybe(SKIP).isPresent()) {
            skip(standing, step, said.one(SKIP), on);
        } else if (said.flag(DONE)) {
            done(step, note.isPresent(), on);
        }
    }

    /** How it came out is said of each server; what is written down, or left out altogether, may be about all of them. */
    private static String on(Turns turns, Arguments said) throws OperationFailed {
        Optional<String> on = said.maybe(ON);
        boolean ofOne = said.flag(DONE)
                || said.maybe(FAILED).isPresent()
                || said.maybe(VALUE).isPresent();
        return ofOne ? turns.oneOf(on) : turns.named(on);
    }

    /**
     * Where the whole turns.
     *
     * @param texts what the person puts differently in the entry of the maintenance log, where it is finished
     */
    public void turn(Arguments said, Map<Section, String> texts) throws OperationFailed {
        some(said, OF_ALL);
        notTwo(said, OF_ALL);
        Standing standing = means.standing(id);
        if (said.maybe(REOPEN).isPresent()) {
            reopen(standing, said.one(REOPEN));
            return;
        }
        Guard.open(standing);
        if (said.maybe(ROLL_BACK).isPresent()) {
            rollBack(standing, said.one(ROLL_BACK));
        } else if (said.maybe(STOP).isPresent()) {
            add(Happening.of(Kind.STOPPED, "", said.one(STOP)));
        } else if (said.maybe(HAND_OVER).isPresent()) {
            String note = said.maybe(NOTE).orElse("");
            String to = said.one(HAND_OVER).strip();
            add(Happening.of(Kind.HANDED_OVER, "", note).by(to));
        } else if (said.maybe(WINDOW).isPresent()) {
            add(Happening.of(
                    Kind.WINDOW,
                    "",
                    WindowEnd.read(said.one(WINDOW), means.clock()).toString()));
        } else {
            new Finishing(means, id).finish(said.all(SIGN), texts);
        }
    }

    private static void some(Arguments said, List<String> options) throws OperationFailed {
        if (options.stream().noneMatch(said::flag)) {
            throw OperationFailed.usage(Words.of("runbook.turn.which"))
                    .next(Words.of("runbook.turn.which.next", String.join(", ", options)))
                    .build();
        }
    }

    /** Only one of them would be written down. */
    private static void notTwo(Arguments said, List<String> options) throws OperationFailed {
        List<String> given = options.stream().filter(said::flag).toList();
        if (given.size() > 1) {
            throw OperationFailed.usage(Words.of("runbook.turn.both", String.join(", ", given)))
                    .next(Words.of("runbook.turn.both.next"))
                    .build();
        }
    }

    /** What was signed off goes on only for a reason, and is signed off anew; what was signed stays as it was. */
    private void reopen(Standing standing, String reason) throws OperationFailed {
        if (standing.isOpen()) {
            throw OperationFailed.refused(Words.of("runbook.turn.reopen.open", id))
                    .next(Words.of("runbook.turn.reopen.open.next"))
                    .build();
        }
        if (reason.isBlank()) {
            throw OperationFailed.usage(Words.of("runbook.turn.reopen.reason", id))
                    .next(Words.of("runbook.turn.reopen.reason.next"))
                    .build();
        }
        add(Happening.of(Kind.REOPENED, "", reason.strip()));
    }

    private void rollBack(Standing standing, String reason) throws OperationFailed {
        if (standing.runbook().phases().stream().noneMatch(phase -> phase.when() == Phase.When.ROLLBACK)) {
            throw OperationFailed.refused(Words.of("runbook.turn.no-rollback"))
                    .next(Words.of("runbook.turn.no-rollback.next", id))
                    .build();
        }
        add(Happening.of(Kind.ROLLED_BACK, "", reason));
    }

    private void mark(Standing standing, Step step, String number) throws OperationFailed {
        List<Fence> deeds = standing.deeds(step);
        int fence = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) - 1 : -1;
        if (fence < 0 || fence >= deeds.size() || !deeds.get(fence).proposal()) {
            throw OperationFailed.usage(Words.of("runbook.tick.no-proposal", step.number(), number))
                    .next(Words.of("runbook.tick.no-proposal.next", deeds.size()))
                    .build();
        }
        add(Happening.of(Kind.MARKED, step.number(), fence, Credentials.hidden(deeds.get(fence)), ""));
    }

    /** What a step found out that was done by hand. */
    private void value(Step step, String given, String on) throws OperationFailed {
        int equals = given.indexOf('=');
        String name = equals < 1 ? "" : given.substring(0, equals);
        boolean wanted = step.deeds().stream()
                .anyMatch(fence -> fence.attributes().of("capture").orElse("").equals(name));
        if (!wanted) {
            throw OperationFailed.usage(Words.of("runbook.tick.no-value", step.number(), given))
                    .next(Words.of("runbook.tick.no-value.next"))
                    .build();
        }
        add(Happening.of(Kind.CAPTURED, step.number(), given).on(on));
    }

    private void skip(Standing standing, Step step, String reason, String on) throws OperationFailed {
        if (reason.isBlank()) {
            throw OperationFailed.usage(Words.of("runbook.tick.reason", step.number()))
                    .next(Words.of("runbook.tick.reason.next"))
                    .build();
        }
        boolean all = on.isEmpty() && standing.isSpread(step);
        for (String server : all ? new Turns(standing, step).left() : List.of(on)) {
            new Guard(standing, step, server).itsTurn();
            add(Happening.of(Kind.SKIPPED, step.number(), reason).on(server));
        }
    }

    private void done(Step step, boolean noted, String on) throws OperationFailed {
        Standing now = means.standing(id);
        int signed = now.signed(step).size();
        if (step.evidence() && !now.hasEvidence(step, on)) {
            throw OperationFailed.refused(Words.of("runbook.tick.evidence.missing", step.number()))
                    .next(Words.of("runbook.tick.evidence.missing.next"))
                    .build();
        }
        if (signed < step.signatures()) {
            throw OperationFailed.refused(Words.of("runbook.tick.signatures", step.number(), step.signatures(), signed))
                    .next(Words.of("runbook.tick.signatures.next"))
                    .build();
        }
        if (now.canRun(step, on) && !now.walkthrough().byHand() && !noted) {
            throw OperationFailed.refused(Words.of("runbook.tick.not-run", step.number()))
                    .next(Words.of("runbook.tick.not-run.next", id, step.number()))
                    .build();
        }
        add(Happening.of(Kind.DONE, step.number(), "").on(on));
    }

    /** Copies a file to the others of this walkthrough, and says what it is and how one knows it again. */
    private String kept(Path file) throws OperationFailed {
        try {
            Path folder = Files.createDirectories(files.resolve(id));
            Path copy = Files.createTempFile(folder, "", "-" + file.getFileName());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                Files.write(copy, in.readAllBytes());
            }
            return copy.getFileName() + " sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw OperationFailed.failed(Words.of("runbook.tick.evidence.unread", file))
                    .next(Words.of("runbook.read.none.next"))
                    .because(e);
        }
    }

    private void add(Happening what) {
        means.walkthroughs().add(id, what.saying(means.clean().apply(what.words())));
    }
}
