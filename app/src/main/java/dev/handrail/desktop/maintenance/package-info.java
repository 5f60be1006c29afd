/** What visitors see of a server, and what the server itself says. */
@NullMarked
package dev.handrail.desktop.maintenance;

import org.jspecify.annotations.NullMarked;
