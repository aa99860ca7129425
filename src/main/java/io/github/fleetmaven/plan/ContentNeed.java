package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.OsType;

/**
 * What has to be in the place for content, for an extension of a scale set or a machine.
 *
 * @param resource the resource id of the scale set or the machine
 * @param extension the extension's name, as the pom writes it
 * @param digest what its tag calls the content
 * @param content the files
 * @param os the operating system that they are for
 * @param written whether the plan writes the extension
 */
public record ContentNeed(
    String resource,
    String extension,
    String digest,
    ContentDigest content,
    OsType os,
    boolean written) {}
