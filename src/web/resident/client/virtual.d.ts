declare module 'virtual:resident.css'
