/** The runbooks, and the walkthrough of one. */
@NullMarked
package dev.handrail.desktop.runbooks;

import org.jspecify.annotations.NullMarked;
