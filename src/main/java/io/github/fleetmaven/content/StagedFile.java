package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;

/**
 * A file of the staging folder.
 *
 * @param part its name, digest and size
 * @param marked whether a byte order mark hides its first line from Linux
 * @param windowsScript whether it is a shell script with Windows line ends
 */
record StagedFile(
    SelectedFile source, ContentDigest.Part part, boolean marked, boolean windowsScript) {}
