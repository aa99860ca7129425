/** Files to digests, and to what travels to the machines: scripts, artifacts, DSC zips. */
@NullMarked
package io.github.fleetmaven.content;

import org.jspecify.annotations.NullMarked;
