/** What several screens use: threads, sheets, badges, amounts. */
@NullMarked
package dev.handrail.desktop.shared;

import org.jspecify.annotations.NullMarked;
