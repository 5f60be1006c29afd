package dev.handrail.site.webserver;

import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Result;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a web server's configuration in which sites stand, as they are now.
 *
 * @param texts each with a character a byte
 */
public record WebFiles(WebPlace place, Map<String, String> texts, List<Block> blocks) {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Pattern HEAD = Pattern.compile("# configuration file (.+):");

    public WebFiles {
        texts = Map.copyOf(texts);
        blocks = List.copyOf(blocks);
    }

    public static WebFiles read(WebHost host, WebPlace place) throws OperationFailed {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        switch (place.kind()) {
            case NGINX -> {
                for (String file : heads(dump(host, place))) {
                    String text = text(host, file);
                    texts.put(file, text);
                    blocks.addAll(NginxText.blocks(file, text));
                }
            }
            case APACHE -> {
                String dump = dump(host, place);
                for (String file : ApacheHosts.files(dump)) {
                    texts.put(file, text(host, file));
                }
                blocks.addAll(ApacheHosts.blocks(dump, texts));
            }
            case CADDY -> caddy(host, place, texts, blocks);
        }
        return new WebFiles(place, texts, blocks);
    }

    private static void caddy(WebHost host, WebPlace place, Map<String, String> texts, List<Block> blocks)
            throws OperationFailed {
        Deque<String> left = new ArrayDeque<>(List.of(place.config()));
        while (!left.isEmpty()) {
            String file = left.pop();
            if (texts.containsKey(file)) {
                continue;
            }
            String text = text(host, file);
            texts.put(file, text);
            CaddyText read = CaddyText.read(file, text);
            blocks.addAll(read.blocks());
            for (String pattern : read.imports()) {
                // Relative to the file in which it stands.
                WebPlace from = new WebPlace(WebServer.CADDY, file, place.folder());
                left.addAll(host.does("names", from, pattern).lines());
            }
        }
    }

    /** What the web server says of its configuration; that it cannot is thrown, with its own words. */
    private static String dump(WebHost host, WebPlace place) throws OperationFailed {
        Result result = host.does("dump", place);
        if (!result.good()) {
            throw unread(host, place, result.exit().errorText());
        }
        return new String(result.output(), StandardCharsets.ISO_8859_1);
    }

    private static OperationFailed unread(WebHost host, WebPlace place, String cameBack) throws OperationFailed {
        return OperationFailed.refused(Words.of("webserver.unread", place.kind().word(), place.config()))
                .on(host.where())
                .cameBack(cameBack)
                .next(Words.of("webserver.unread.next", host.server().name()))
                .build();
    }

    private static List<String> heads(String dump) {
        return dump.lines()
                .map(HEAD::matcher)
                .filter(Matcher::matches)
                .map(head -> head.group(1))
                .distinct()
                .toList();
    }

    private static String text(WebHost host, String file) throws OperationFailed {
        byte[] bytes = host.read(file, LARGEST)
                .orElseThrow(() -> OperationFailed.refused(Words.of("webserver.file", file))
                        .on(host.server().name())
                        .next(Words.of("webserver.unread.next", host.server().name()))
                        .build());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Where these sites stand. @param into the file that was named for that, if one was */
    public List<Block> of(List<URI> sites, @Nullable String into) throws OperationFailed {
        List<Block> found = into == null
                ? Block.of(blocks, sites)
                : blocks.stream().filter(block -> block.file().equals(into)).toList();
        if (!found.isEmpty()) {
            return found;
        }
        String kind = place.kind().word();
        throw into == null
                ? OperationFailed.refused(Words.of("webserver.no-block", kind, sites.toString()))
                        .next(Words.of("webserver.no-block.next"))
                        .build()
                : OperationFailed.refused(Words.of("webserver.not-into", into, kind))
                        .next(Words.of("webserver.no-block.next"))
                        .build();
    }

    /** Whether that stands within the block. */
    public boolean holds(Block block, String what) {
        return inside(block).contains(what);
    }

    public String inside(Block block) {
        String text = texts.getOrDefault(block.file(), "");
        return text.substring(Math.min(block.begin(), text.length()), Math.min(block.end(), text.length()));
    }
}
