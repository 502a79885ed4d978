/* The Dutch catalogue as a part of the library: KOERS_CATALOGUE is the file that the Makefile has built from sim/po. */
    .section .rodata
    .balign 8
    .globl koers_catalogue_nl
    .type koers_catalogue_nl, @object
koers_catalogue_nl:
    .incbin KOERS_CATALOGUE
    .size koers_catalogue_nl, . - koers_catalogue_nl
    .section .note.GNU-stack, "", @progbits
