package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Result;
import dev.handrail.site.webserver.Block;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the rule into the configuration of a web server, or out of it; where the web server does not take that, all is as it was. */
final class RuleChange {
    private static final int UNTOUCHED = 3;
    private static final int UNSOUND = 4;
    private static final int NOT_TAKEN = 5;
    private static final String CAN_ENABLE = "a2enmod";

    private final RuleSite site;

    RuleChange(RuleSite site) {
        this.site = site;
    }

    /** What has to be so, whatever is changed. */
    List<Check> checks() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        String kind = site.place().kind().word();
        String config = site.place().config();
        checks.add(site.unsound()
                .map(why -> Check.blocker(
                        Words.of("switching.rule.unsound", config, why), Words.of("switching.rule.unsound.next")))
                .orElseGet(() -> Check.ok(Words.of("switching.rule.sound", kind, config))));
        List<String> locked = site.locked();
        checks.add(
                locked.isEmpty()
                        ? Check.ok(Words.of("switching.rule.writable"))
                        : Check.blocker(
                                Words.of("switching.rule.locked", String.join(", ", locked)),
                                Words.of(
                                        "switching.rule.locked.next",
                                        site.server().name())));
        return checks;
    }

    /** Apache's modules that the rule needs and that are off. */
    List<String> modulesOff() throws OperationFailed {
        return modules().stream().filter(word -> !word.equals(CAN_ENABLE)).toList();
    }

    boolean canEnable() throws OperationFailed {
        return modules().contains(CAN_ENABLE);
    }

    private List<String> modules() throws OperationFailed {
        if (site.place().kind() != WebServer.APACHE) {
            return List.of();
        }
        return site.host().does("modules", site.place()).lines().stream()
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    List<Step> steps(List<Step> changes) {
        List<Step> steps = new ArrayList<>(changes);
        steps.add(step("switching.rule.step.try", site.place().trying(), Effect.READS));
        steps.add(step("switching.rule.step.reload", site.place().reloading(), Effect.CHANGES));
        return steps;
    }

    Step step(String words, String command, Effect effect) {
        return new Step(Words.of(words), site.server().name(), command, effect);
    }

    void install(List<String> modules, Work work) throws OperationFailed {
        List<String> more = new ArrayList<>(List.of(site.place().line(), String.join(" ", modules)));
        for (String file : site.toChange()) {
            more.add(file);
            more.add(sum(site.files().texts().getOrDefault(file, "")));
            more.add(site.without().stream()
                    .filter(block -> block.file().equals(file))
                    .map(Block::begin)
                    .sorted(Comparator.reverseOrder())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")));
        }
        does("install", more, site.rule().text(site.place().kind()), work);
    }

    void remove(Work work) throws OperationFailed {
        does("remove", List.of(site.place().line()), "", work);
    }

    private void does(String what, List<String> more, String stdin, Work work) throws OperationFailed {
        work.command(site.host().where(), site.place().trying());
        work.command(site.host().where(), site.place().reloading());
        Result result = site.host().does(what, site.place(), more, stdin.getBytes(StandardCharsets.UTF_8));
        result.exit().errors().forEach(work::say);
        if (!result.good()) {
            throw failed(result);
        }
    }

    private OperationFailed failed(Result result) throws OperationFailed {
        return switch (result.exit().status()) {
            case UNTOUCHED -> failed(result, "switching.rule.untouched", "switching.rule.untouched.next");
            case UNSOUND -> failed(result, "switching.rule.refused", "switching.rule.refused.next");
            case NOT_TAKEN -> failed(result, "switching.rule.not-taken", "switching.rule.not-taken.next");
            default -> failed(result, "switching.rule.stuck", "switching.rule.stuck.next");
        };
    }

    private OperationFailed failed(Result result, String tried, String next) throws OperationFailed {
        String folder = site.place().folder();
        return OperationFailed.failed(Words.of(tried, site.place().kind().word(), folder))
                .on(site.host().where())
                .cameBack(result.exit().errorText())
                .next(Words.of(next, folder))
                .build();
    }

    /** What was changed stays so. */
    void settle(String what) throws OperationFailed {
        Result result = site.host().does(what, site.place());
        if (!result.good()) {
            throw OperationFailed.failed(
                            Words.of("switching.rule.settle", site.place().folder()))
                    .on(site.host().where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("switching.rule.stuck.next", site.place().folder()))
                    .build();
        }
    }

    Leftover leftover() {
        return new Leftover(
                RuleLeftIn.KIND,
                site.server().name(),
                Map.of(
                        "kind", site.place().kind().word(),
                        "config", site.place().config(),
                        "folder", site.place().folder()),
                Words.of("switching.rule.leftover", site.place().config()));
    }

    private static String sum(String bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
