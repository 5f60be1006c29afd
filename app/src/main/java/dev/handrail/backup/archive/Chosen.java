package dev.handrail.backup.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which members somebody wants. A path stands for itself and all beneath it. In a pattern, * is any part of a name, ** any
 * number of folders, ? one character; one without a slash is looked for in every folder, and one that begins with a slash
 * only in the directory itself. To be asked in the order of the archive, in which a folder comes before what is in it.
 */
public final class Chosen {
    private final List<Wish> wishes;
    private final Set<String> roots = new HashSet<>();

    private static final class Wish {
        private final String text;
        private final Pattern pattern;
        private final boolean everywhere;
        private boolean met;

        Wish(String text, Pattern pattern, boolean everywhere) {
            this.text = text;
            this.pattern = pattern;
            this.everywhere = everywhere;
        }

        boolean of(String path) {
            String looked = everywhere ? path.substring(path.lastIndexOf('/') + 1) : path;
            return path.equals(text) || pattern.matcher(looked).matches();
        }
    }

    /** What a member is to a choice. */
    public enum Answer {
        NO,
        /** It is wanted by itself. */
        ROOT,
        /** It lies beneath one that is wanted. */
        BENEATH
    }

    /** @param wanted paths and patterns; none stand for all */
    public Chosen(List<String> wanted) {
        this.wishes = wanted.stream().map(Chosen::wish).toList();
    }

    public boolean all() {
        return wishes.isEmpty();
    }

    private static Wish wish(String wanted) {
        String text = wanted.replaceAll("/+", "/").replaceAll("^(\\./)+", "").replaceAll("/$", "");
        String path = text.equals(".") ? "" : text.startsWith("/") ? text.substring(1) : text;
        boolean glob = path.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
        boolean everywhere = glob && wanted.replaceAll("/+$", "").indexOf('/') < 0;
        return new Wish(path, glob ? pattern(path) : Pattern.compile(Pattern.quote(path)), everywhere);
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder("(?s)");
        int i = 0;
        while (i < glob.length()) {
            i = part(glob, i, regex);
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(glob)); // such as a bracket that is never closed
        }
    }

    private static int part(String glob, int at, StringBuilder regex) {
        char c = glob.charAt(at);
        if (glob.startsWith("**/", at)) {
            regex.append("(?:.*/)?");
            return at + 3;
        }
        if (glob.startsWith("**", at)) {
            regex.append(".*");
            return at + 2;
        }
        int end = glob.indexOf(']', at + 2);
        if (c == '[' && end > 0) {
            String set = glob.substring(at + 1, end);
            String not = set.startsWith("!") ? "^" : "";
            regex.append('[').append(not);
            regex.append(set.substring(not.length()).replaceAll("[\\\\\\[&^]", "\\\\$0"));
            regex.append(']');
            return end + 1;
        }
        regex.append(
                switch (c) {
                    case '*' -> "[^/]*";
                    case '?' -> "[^/]";
                    default -> Pattern.quote(Character.toString(glob.codePointAt(at)));
                });
        return glob.offsetByCodePoints(at, 1);
    }

    public Answer of(Member member) {
        if (all()) {
            return Answer.BENEATH;
        }
        boolean wanted = false;
        for (Wish wish : wishes) {
            if (wish.of(member.path())) {
                wish.met = true;
                wanted = true;
            }
        }
        if (beneath(member.path())) {
            return Answer.BENEATH;
        }
        if (wanted) {
            roots.add(member.path());
        }
        return wanted ? Answer.ROOT : Answer.NO;
    }

    /** Whether what has that path is wanted, once the whole archive went by. */
    public boolean covers(String path) {
        return all() || roots.contains(path) || beneath(path);
    }

    private boolean beneath(String path) {
        if (roots.isEmpty() || path.isEmpty()) {
            return false;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (roots.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return roots.contains("");
    }

    /** What nothing in the archive is called, so far. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        wishes.stream().filter(wish -> !wish.met).forEach(wish -> missing.add(wish.text));
        return missing;
    }
}
