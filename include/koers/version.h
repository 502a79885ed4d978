/* version - the program's own name for what it is; the middle number rises when numbers that it prints can change. */
#ifndef KOERS_VERSION_H
#define KOERS_VERSION_H

#define KOERS_VERSION "0.1.0"

#endif
