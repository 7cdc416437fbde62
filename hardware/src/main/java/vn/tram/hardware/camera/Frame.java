package vn.tram.hardware.camera;

/**
 * The brightness of one picture, in a buffer that is used again and again.
 *
 * @param bytes a byte a pixel
 * @param seenAt milliseconds since the kernel booted at which its last byte was there
 */
record Frame(byte[] bytes, long seenAt) {}
