package dev.handrail.site.webserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the server blocks in a file of nginx; what else stands there is passed over. */
final class NginxText {
    private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d+)");
    private static final int USUAL = 80;

    private final String file;
    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();
    private int at;

    private NginxText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @param text with a character a byte, so that places in it are places in the file */
    static List<Block> blocks(String file, String text) {
        NginxText reading = new NginxText(file, text);
        reading.read();
        return reading.blocks;
    }

    /** A block that is not closed yet. */
    private static final class Open {
        private final String word;
        private final int begin;
        private final Set<String> names = new HashSet<>();
        private final Set<Integer> ports = new HashSet<>();
        private boolean standard;
        private boolean stream;

        private Open(String word, int begin) {
            this.word = word;
            this.begin = begin;
        }
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '#' -> comment();
                case '"', '\'' -> words.add(quoted(c));
                case ';' -> directive();
                case '{' -> begin();
                case '}' -> end();
                default -> {
                    if (Character.isWhitespace(c)) {
                        at++;
                    } else {
                        words.add(word());
                    }
                }
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private String quoted(char quote) {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        String inside = text.substring(from, at);
        at++;
        return inside;
    }

    /** A variable may stand in braces of its own. */
    private String word() {
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
                int end = text.indexOf('}', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (Character.isWhitespace(c) || c == ';' || c == '{' || c == '}') {
                break;
            } else {
                at += c == '\\' ? 2 : 1;
            }
        }
        at = Math.min(at, text.length());
        return text.substring(from, at);
    }

    private void begin() {
        at++;
        open.push(new Open(words.isEmpty() ? "" : words.getFirst(), Block.behind(text, at)));
        words.clear();
    }

    private void directive() {
        at++;
        Open here = open.peek();
        if (here != null && !words.isEmpty() && here.word.equals("server")) {
            switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                case "server_name" -> here.names.addAll(words.subList(1, words.size()));
                case "listen" -> listens(here);
                // Within http this stands in a location only.
                case "proxy_pass" -> here.stream = true;
                default -> {
                    // Nothing that says for whom it is.
                }
            }
        }
        words.clear();
    }

    private void listens(Open here) {
        Matcher port = PORT.matcher(words.size() < 2 ? "" : words.get(1));
        if (port.matches()) {
            here.ports.add(Integer.valueOf(port.group(1)));
        } else if (words.size() > 1 && !words.get(1).startsWith("unix:")) {
            here.ports.add(USUAL);
        }
        here.standard |= words.contains("default_server");
    }

    private void end() {
        Open closed = open.isEmpty() ? null : open.pop();
        Open around = open.peek();
        boolean isSite = closed != null
                && closed.word.equals("server")
                && !closed.stream
                && (around == null || around.word.equals("http"));
        if (closed != null && isSite) {
            closed.names.removeAll(Set.of("_", ""));
            Set<Integer> ports = closed.ports.isEmpty() ? Set.of(USUAL) : closed.ports;
            blocks.add(
                    new Block(file, closed.begin, at, closed.names, ports, closed.standard || closed.names.isEmpty()));
        }
        at++;
        words.clear();
    }
}
