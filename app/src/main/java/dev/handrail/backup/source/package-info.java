/** What can be backed up, and how it is read; a source never knows where its bytes will lie. */
@NullMarked
package dev.handrail.backup.source;

import org.jspecify.annotations.NullMarked;
