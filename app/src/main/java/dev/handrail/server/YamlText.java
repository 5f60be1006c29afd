package dev.handrail.server;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Takes a text apart into its YAML documents. What could make a small file into a big one (aliases), or into something
 * else than texts, lists and maps (tags), is not needed by a profile and refused.
 */
public final class YamlText {
    static final int LONGEST = 256 * 1024;
    private static final int DEEPEST = 24;

    private final String text;
    private final Problems problems;
    private final LoadSettings settings;

    public YamlText(String text, Problems problems) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.problems = problems;
        this.settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(LONGEST)
                .build();
    }

    /** The documents that are keys and values; about all else a problem is noted. */
    public List<MappingNode> documents() {
        if (text.length() > LONGEST) {
            problems.note(1, Words.of("profile.yaml.file"), Words.of("profile.yaml.long", LONGEST / 1024));
            return List.of();
        }
        try {
            return isPlain() ? compose() : List.of();
        } catch (MarkedYamlEngineException e) {
            // Its message quotes the line, which may hold a secret; the problem alone does not.
            int line = Problems.line(e.getProblemMark().or(e::getContextMark).orElse(null));
            problems.note(line, Words.of("profile.yaml.file"), Words.of("profile.yaml.invalid", e.getProblem()));
        } catch (ReaderException e) {
            int line = LineBreaks.before(text, text.offsetByCodePoints(0, e.getPosition())) + 1;
            String character = "U+%04X".formatted(e.getCodePoint());
            problems.note(line, Words.of("profile.yaml.file"), Words.of("profile.yaml.characters", character));
        } catch (YamlVersionException e) {
            String version =
                    e.getSpecVersion().getMajor() + "." + e.getSpecVersion().getMinor();
            problems.note(
                    versionLine(version), Words.of("profile.yaml.file"), Words.of("profile.yaml.version", version));
        } catch (YamlEngineException e) {
            problems.note(1, Words.of("profile.yaml.file"), Words.of("profile.yaml.other"));
        }
        return List.of();
    }

    /** Where a version is asked for, which is said without the place. */
    private int versionLine(String version) {
        Matcher asked =
                Pattern.compile("(?m)^%YAML[ \\t]+" + Pattern.quote(version)).matcher(text);
        return asked.find() ? LineBreaks.before(text, asked.start()) + 1 : 1;
    }

    private boolean isPlain() {
        int before = problems.count();
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                note(event, Words.of("profile.yaml.deep", DEEPEST));
                return false;
            }
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                note(event, Words.of("profile.yaml.alias"));
            } else if (hasTag(event)) {
                note(event, Words.of("profile.yaml.tag"));
            }
        }
        return problems.count() == before;
    }

    private static boolean hasTag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
    }

    private void note(Event event, String text) {
        Mark mark = event.getStartMark().orElse(null);
        problems.note(Problems.line(mark), Words.of("profile.yaml.file"), text);
    }

    private List<MappingNode> compose() {
        List<MappingNode> documents = new ArrayList<>();
        boolean any = false;
        for (Node node : new Compose(settings).composeAllFromString(text)) {
            any = true;
            if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
                documents.add(mapping);
            } else {
                boolean empty = node instanceof MappingNode
                        || node instanceof ScalarNode scalar
                                && scalar.getValue().isEmpty();
                String wrong = empty ? Words.of("profile.yaml.empty") : Words.of("profile.yaml.keys");
                problems.note(node, Words.of("profile.yaml.document"), wrong);
            }
        }
        if (!any) {
            problems.note(1, Words.of("profile.yaml.file"), Words.of("profile.yaml.empty"));
        }
        return documents;
    }
}
