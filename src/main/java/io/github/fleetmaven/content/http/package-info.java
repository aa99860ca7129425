/** Servers that take files by PUT as places for content: raw and Maven repositories. */
@NullMarked
package io.github.fleetmaven.content.http;

import org.jspecify.annotations.NullMarked;
