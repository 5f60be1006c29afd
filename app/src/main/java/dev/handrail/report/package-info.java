/** What a person files or prints: one text, as Markdown, HTML or PDF. The one door to PDF. */
@NullMarked
package dev.handrail.report;

import org.jspecify.annotations.NullMarked;
