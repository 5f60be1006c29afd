package dev.handrail.runbook.landing;

import dev.handrail.runbook.landing.SqlText.Dialect;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where what is quoted and what is a remark ends in SQL, by the rules of a dialect. */
record SqlPieces(String text, Dialect dialect) {
    private static final Pattern TAG =
            Pattern.compile("\\$([\\p{javaJavaIdentifierStart}&&[^$]][\\p{javaJavaIdentifierPart}&&[^$]]*)?\\$");

    /** The end of the quoted text or of the remark that begins there; the place itself where neither does. */
    int end(int at) {
        char c = text.charAt(at);
        boolean mysql = dialect == Dialect.MYSQL;
        if (c == '\'' || c == '"' || c == '`' && mysql) {
            return quoted(at, c, mysql && c != '`' || escapes(at));
        }
        if (isRemark(at)) {
            return text.startsWith("/*", at) ? remark(at) : line(at);
        }
        return c == '$' && !mysql ? dollar(at) : at;
    }

    boolean isRemark(int at) {
        return text.startsWith("/*", at)
                || text.startsWith("--", at)
                || text.charAt(at) == '#' && dialect == Dialect.MYSQL;
    }

    /** The form E'…' of PostgreSQL, in which a backslash keeps a quote from ending it. */
    private boolean escapes(int at) {
        boolean letter = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
        return letter && (at == 1 || !Character.isJavaIdentifierPart(text.charAt(at - 2)));
    }

    private int quoted(int at, char quote, boolean backslashes) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += backslashes && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private int line(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** PostgreSQL has remarks within remarks. */
    private int remark(int at) {
        int depth = 0;
        int end = at;
        while (end < text.length()) {
            if (text.startsWith("/*", end) && (depth == 0 || dialect == Dialect.POSTGRESQL)) {
                depth++;
                end += 2;
            } else if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return end;
    }

    /** Not within a name, which may have dollars too. */
    private int dollar(int at) {
        Matcher tag = TAG.matcher(text).region(at, text.length());
        boolean within = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
        if (within || !tag.lookingAt()) {
            return at;
        }
        int end = text.indexOf(tag.group(), tag.end());
        return end < 0 ? text.length() : end + tag.group().length();
    }
}
