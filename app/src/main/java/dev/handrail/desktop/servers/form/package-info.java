/** The form in which a server is set up: a page for each kind of thing that its profile holds. */
@NullMarked
package dev.handrail.desktop.servers.form;

import org.jspecify.annotations.NullMarked;
