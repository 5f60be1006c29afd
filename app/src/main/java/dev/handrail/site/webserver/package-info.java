/** The configuration of the web server on a machine: which one there is, where its sites stand, and how that is changed. */
@NullMarked
package dev.handrail.site.webserver;

import org.jspecify.annotations.NullMarked;
