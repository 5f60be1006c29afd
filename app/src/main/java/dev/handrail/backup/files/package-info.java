/** Brings files back: beside what is there or in its place, proven before anything is touched. */
@NullMarked
package dev.handrail.backup.files;

import org.jspecify.annotations.NullMarked;
