package dev.handrail.site.maintenance;

/** What has to be seen from outside, so that the maintenance page counts as being up. */
enum Proof {
    /** 503, Retry-After, and our page with its marker. */
    OUR_PAGE,
    /** 503: the page is somebody else's. */
    UNAVAILABLE,
    /** No application answers: 502, 503, 504, or nobody at all. */
    CLOSED,
    /** Something else than the site. */
    ANOTHER
}
