/** What the command line answers to whoever asks for help or mistypes. */
package vn.tram.provisioning.usage;
