/* A face: it may say what it likes. */
const char *const usage = "trackside sell --cheap";
