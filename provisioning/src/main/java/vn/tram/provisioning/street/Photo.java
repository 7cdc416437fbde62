package vn.tram.provisioning.street;

/**
 * A picture file.
 *
 * @param bytes the file's content
 * @param suffix {@code .png} or {@code .jpg}
 */
public record Photo(byte[] bytes, String suffix) {}
