package io.github.fleetmaven.model;

/**
 * Which extension of which target.
 *
 * @param target the target's name
 * @param extension the extension's name
 */
public record ExtensionKey(String target, String extension) {}
