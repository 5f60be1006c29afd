package dev.handrail.web;

import java.util.Locale;

/** Why a visitor saw nothing. */
public enum Fault {
    /** Whoever knows names could not be asked. */
    NAMES_SILENT(true, "web.fault.names-silent", "web.fault.names-silent.next"),
    /** This computer has no way there; that says nothing of the site. */
    NO_ROUTE(true, "web.fault.no-route", "web.fault.no-route.next"),
    NAME_UNKNOWN(true, "web.fault.name-unknown", "web.fault.name-unknown.next"),
    REFUSED(true, "web.fault.refused", "web.fault.refused.next"),
    TIMED_OUT(true, "web.fault.timed-out", "web.fault.timed-out.next"),
    /** There was no way there, or the connection ended before the page did. */
    CUT_OFF(true, "web.fault.cut-off", "web.fault.cut-off.next"),
    /** Both sides could not agree on how to encrypt. */
    TLS_FAILED(false, "web.fault.tls-failed", "web.fault.tls-failed.next"),
    TLS_EXPIRED(false, "web.fault.tls-expired", "web.fault.tls-expired.next"),
    TLS_NOT_YET_VALID(false, "web.fault.tls-not-yet-valid", "web.fault.tls-not-yet-valid.next"),
    /** Nobody whom this computer trusts has signed for it, or it was taken back. */
    TLS_UNTRUSTED(false, "web.fault.tls-untrusted", "web.fault.tls-untrusted.next"),
    TLS_WRONG_NAME(false, "web.fault.tls-wrong-name", "web.fault.tls-wrong-name.next"),
    TOO_MANY_REDIRECTS(false, "web.fault.too-many-redirects", "web.fault.too-many-redirects.next"),
    /** It redirects to what is no web page. */
    BAD_REDIRECT(false, "web.fault.bad-redirect", "web.fault.bad-redirect.next"),
    NOT_HTTP(false, "web.fault.not-http", "web.fault.not-http.next");

    private final boolean silent;
    private final String key;
    private final String nextKey;

    Fault(boolean silent, String key, String nextKey) {
        this.silent = silent;
        this.key = key;
        this.nextKey = nextKey;
    }

    /** Whether nothing answered at all. */
    public boolean silent() {
        return silent;
    }

    /** Whether the reason is here rather than there, so that nobody knows how the site is. */
    public boolean here() {
        return this == NAMES_SILENT || this == NO_ROUTE;
    }

    /** As it is written in documents: tls-expired. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return key;
    }

    String nextKey() {
        return nextKey;
    }
}
