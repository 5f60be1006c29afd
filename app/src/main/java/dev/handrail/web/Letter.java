package dev.handrail.web;

import java.nio.charset.StandardCharsets;

/** What is sent where something is not only looked at: a method such as PATCH, and its content. */
public record Letter(String method, String contentType, String content) {
    static final Letter GET = new Letter("GET", "", "");

    public static Letter json(String method, String document) {
        return new Letter(method, "application/json", document);
    }

    /** With nothing in it, as a DELETE. */
    public static Letter empty(String method) {
        return new Letter(method, "", "");
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
