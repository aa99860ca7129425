package io.github.fleetmaven.plan;

/**
 * One file, or archive of files, that has to be in the place for content.
 *
 * @param name what it is called there
 * @param file its file name, for people
 * @param size in bytes; of an archive that is yet to be made, what its files take together
 * @param present whether it is there already
 */
public record PlannedContent(String name, String file, long size, boolean present) {}
