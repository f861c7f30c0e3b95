/** The style that vite.resident.config.ts puts together from tokens and style files. */
declare module 'virtual:resident.css'
